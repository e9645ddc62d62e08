package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.Identifier;
import io.guerdon.member.IdentifierType;
import io.guerdon.member.MemberRefusal.MemberNotFound;
import io.guerdon.member.Members;
import io.guerdon.tier.Tiers;
import io.guerdon.web.CorrectionAnswers.Changed;
import io.guerdon.web.MemberAnswers.ExportAnswer;
import io.guerdon.web.MemberBodies.IdentifierBody;
import io.guerdon.web.MemberBodies.StatusBody;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What customer care does: identifiers, lost cards, statuses, erasure, export. */
@Controller
class MemberCareController {
    private final Desk desk;
    private final Members members;
    private final Explaining explaining;
    private final Tiers tiers;

    MemberCareController(Desk desk, Members members, Explaining explaining, Tiers tiers) {
        this.desk = desk;
        this.members = members;
        this.explaining = explaining;
        this.tiers = tiers;
    }

    @PostMapping("/v1/members/{member}/identifiers")
    @Operation(summary = "Give the member one more identifier")
    @Requires(Act.CHANGE_IDENTIFIERS)
    Answer<Changed> add(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody IdentifierBody body) {
        return change(
                new Order(caller, key, member), call -> members.identifiers().add(body.identifier(), call));
    }

    @PostMapping("/v1/members/{member}/identifiers/removal")
    @Operation(summary = "Take an identifier from the member")
    @Requires(Act.CHANGE_IDENTIFIERS)
    Answer<Changed> remove(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody IdentifierBody body) {
        return change(
                new Order(caller, key, member), call -> members.identifiers().remove(body.identifier(), call));
    }

    @PostMapping("/v1/members/{member}/cards/{card}/block")
    @Operation(summary = "Refuse a lost card at every till")
    @Requires(Act.CHANGE_IDENTIFIERS)
    Answer<Changed> block(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String card,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return change(
                new Order(caller, key, member), call -> members.identifiers().block(card(card), call));
    }

    @PostMapping("/v1/members/{member}/cards/{card}/unblock")
    @Operation(summary = "Accept a card again that was found; the member is named by anything but that card")
    @Requires(Act.CHANGE_IDENTIFIERS)
    Answer<Changed> unblock(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String card,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return change(
                new Order(caller, key, member), call -> members.identifiers().unblock(card(card), call));
    }

    private static Identifier card(String number) {
        return new Identifier(IdentifierType.CARD, number);
    }

    @PostMapping("/v1/members/{member}/status")
    @Operation(summary = "Suspend the member, make the member active again, or close the account for good")
    @Requires(Act.CHANGE_STATUS)
    Answer<Changed> status(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody StatusBody body) {
        return change(new Order(caller, key, member), call -> {
            Call because = because(call, body.reason());
            return switch (body.status()) {
                case active -> members.statuses().activate(because);
                case suspended -> members.statuses().suspend(because);
                case closed -> members.statuses().close(because);
            };
        });
    }

    @PostMapping("/v1/members/{member}/erasure")
    @Operation(summary = "Destroy the member's personal data and close the account; the ledger stays as it is")
    @Requires(Act.ERASE_MEMBER)
    Answer<Changed> erase(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody ReasonBody body) {
        return change(
                new Order(caller, key, member), call -> members.personalData().erase(because(call, body.reason())));
    }

    @GetMapping("/v1/members/{member}/export")
    @Operation(summary = "Everything there is about the member")
    @Requires(Act.EXPORT_MEMBER)
    Answer<ExportAnswer> export(Caller caller, @PathVariable String member, HttpServletRequest request) {
        return desk.about(
                caller,
                member,
                (program, chain) -> members.personalData()
                        .export(chain)
                        .map(export -> Answer.ok(
                                ExportAnswer.of(export, tiers.inForce(program, chain), explaining.toMember(request))))
                        .orElseGet(() -> Answer.refused(new MemberNotFound())));
    }

    private Answer<Changed> change(Order order, Function<Call, Outcome> work) {
        return desk.change(order, (_, call) -> work.apply(call), Changed::of);
    }

    private static Call because(Call call, String reason) {
        return call.because(reason);
    }
}
