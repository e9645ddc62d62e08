package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.membership.MembershipCommand;
import io.guerdon.membership.MembershipCommand.Pause;
import io.guerdon.membership.MembershipCommand.Resume;
import io.guerdon.membership.MembershipRefusal.MembershipNotFound;
import io.guerdon.membership.Memberships;
import io.guerdon.web.MembershipAnswers.MembershipTold;
import io.guerdon.web.MembershipAnswers.MembershipView;
import io.guerdon.web.MembershipAnswers.PlansView;
import io.guerdon.web.MembershipBodies.CancelBody;
import io.guerdon.web.MembershipBodies.ChangeBody;
import io.guerdon.web.MembershipBodies.JoinBody;
import io.guerdon.web.MembershipBodies.RenewBody;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Plans, and members who join, renew, change, pause and leave them. */
@Controller
class MembershipController {
    static final String MEMBERSHIP = "/v1/members/{member}/membership";

    private final Desk desk;
    private final Memberships memberships;

    MembershipController(Desk desk, Memberships memberships) {
        this.desk = desk;
        this.memberships = memberships;
    }

    @GetMapping("/v1/program/plans")
    @Operation(summary = "The plans of the settings in force now")
    @Requires(Act.READ_PROGRAM)
    Answer<PlansView> plans(Caller caller) {
        return desk.guarded(() -> Answer.ok(PlansView.of(desk.program(caller))));
    }

    @GetMapping(MEMBERSHIP)
    @Operation(summary = "The member's membership: its state, period, fee, what comes next, and the rights it gives")
    @Requires(Act.READ_MEMBERSHIP)
    Answer<MembershipView> read(Caller caller, @PathVariable String member) {
        return desk.about(
                caller,
                member,
                (_, chain) -> memberships
                        .find(chain)
                        .map(found -> Answer.ok(MembershipView.of(found.getKey(), found.getValue())))
                        .orElseGet(() -> Answer.refused(new MembershipNotFound())));
    }

    @PostMapping(MEMBERSHIP)
    @Operation(
            summary = "Join a plan",
            description = "What is paid by a charge begins when that is confirmed, and lapses unpaid.")
    @Requires(Act.CHANGE_MEMBERSHIP)
    Answer<MembershipTold> join(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody JoinBody body) {
        return change(new Order(caller, key, member), body.command());
    }

    @PostMapping(MEMBERSHIP + "/renew")
    @Operation(
            summary = "Have the next period, which begins where the one before it ends",
            description = "Early, once for a period, or late, while the grace lasts. What was cancelled goes on.")
    @Requires(Act.CHANGE_MEMBERSHIP)
    Answer<MembershipTold> renew(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody RenewBody body) {
        return change(new Order(caller, key, member), body.command());
    }

    @PostMapping(MEMBERSHIP + "/change")
    @Operation(
            summary = "Change the plan, now or at the end of the period",
            description = "Now, the difference for the days that are left is paid, this one included;"
                    + " a plan that costs less waits for the end.")
    @Requires(Act.CHANGE_MEMBERSHIP)
    Answer<MembershipTold> changePlan(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody ChangeBody body) {
        return change(new Order(caller, key, member), body.command());
    }

    @PostMapping(MEMBERSHIP + "/pause")
    @Operation(summary = "Pause: there are no benefits, and the end moves by the days of the pause")
    @Requires(Act.CHANGE_MEMBERSHIP)
    Answer<MembershipTold> pause(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return change(new Order(caller, key, member), new Pause());
    }

    @PostMapping(MEMBERSHIP + "/resume")
    @Operation(summary = "End a pause before its time")
    @Requires(Act.CHANGE_MEMBERSHIP)
    Answer<MembershipTold> resume(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return change(new Order(caller, key, member), new Resume());
    }

    @PostMapping(MEMBERSHIP + "/cancel")
    @Operation(
            summary = "Leave at the end of what is paid, or return the membership within its cooling-off",
            description = "Returned, the fees come back and everything goes that was given with it, in one entry.")
    @Requires(Act.CHANGE_MEMBERSHIP)
    Answer<MembershipTold> cancel(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody CancelBody body) {
        return change(new Order(caller, key, member), body.command());
    }

    private Answer<MembershipTold> change(Order order, MembershipCommand command) {
        return desk.change(order, (program, call) -> memberships.submit(program, command, call), MembershipTold::of);
    }
}
