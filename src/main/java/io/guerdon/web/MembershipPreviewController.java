package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.membership.MembershipCommand;
import io.guerdon.membership.Memberships;
import io.guerdon.web.MembershipAnswers.MembershipPreview;
import io.guerdon.web.MembershipBodies.CancelBody;
import io.guerdon.web.MembershipBodies.ChangeBody;
import io.guerdon.web.MembershipBodies.ChangesWhen;
import io.guerdon.web.MembershipBodies.JoinBody;
import io.guerdon.web.MembershipBodies.LeavesHow;
import io.guerdon.web.MembershipBodies.Pays;
import io.guerdon.web.MembershipBodies.RenewBody;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What joining, renewing, changing or leaving a plan would come to, by the functions that do it. */
@Controller
class MembershipPreviewController {
    private static final String PREVIEW = MembershipController.MEMBERSHIP + "/preview";

    private final Desk desk;
    private final Memberships memberships;

    MembershipPreviewController(Desk desk, Memberships memberships) {
        this.desk = desk;
        this.memberships = memberships;
    }

    @GetMapping(PREVIEW + "/join")
    @Operation(summary = "What joining a plan would come to, or why it would be refused")
    @Requires(Act.READ_MEMBERSHIP)
    Answer<MembershipPreview> join(
            Caller caller, @PathVariable String member, @RequestParam String plan, @RequestParam Pays pays) {
        return preview(caller, member, new JoinBody(plan, pays).command());
    }

    @GetMapping(PREVIEW + "/renew")
    @Operation(summary = "What the next period would come to, or why it would be refused")
    @Requires(Act.READ_MEMBERSHIP)
    Answer<MembershipPreview> renew(Caller caller, @PathVariable String member, @RequestParam Pays pays) {
        return preview(caller, member, new RenewBody(pays).command());
    }

    @GetMapping(PREVIEW + "/change")
    @Operation(summary = "What changing the plan would come to, or why it would be refused")
    @Requires(Act.READ_MEMBERSHIP)
    Answer<MembershipPreview> change(
            Caller caller,
            @PathVariable String member,
            @RequestParam String plan,
            @RequestParam ChangesWhen when,
            @RequestParam Pays pays) {
        return preview(caller, member, new ChangeBody(plan, when, pays).command());
    }

    @GetMapping(PREVIEW + "/cancel")
    @Operation(summary = "What leaving would come to, or why it would be refused")
    @Requires(Act.READ_MEMBERSHIP)
    Answer<MembershipPreview> cancel(Caller caller, @PathVariable String member, @RequestParam LeavesHow how) {
        return preview(caller, member, new CancelBody(how, "preview").command());
    }

    private Answer<MembershipPreview> preview(Caller caller, String member, MembershipCommand command) {
        return desk.about(caller, member, (program, chain) -> switch (memberships.preview(
                program, command, caller.actor(), chain)) {
            case Memberships.Preview.Refused refused -> Answer.refused(refused.refusal());
            case Memberships.Preview.Would would ->
                Answer.ok(MembershipPreview.of(
                        would.draft(), would.before(), program.place().zone()));
        });
    }
}
