package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.correction.Adjustments;
import io.guerdon.correction.CorrectionRefusal.ApprovalNotFound;
import io.guerdon.correction.CorrectionRefusal.EntryNotFound;
import io.guerdon.correction.Reversals;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.ledger.Outcome;
import io.guerdon.web.CorrectionAnswers.Adjusted;
import io.guerdon.web.CorrectionAnswers.Reversed;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Reversals and adjustments. */
@Controller
class CorrectionController {
    private final Desk desk;
    private final Reversals reversals;
    private final Adjustments adjustments;

    CorrectionController(Desk desk, Reversals reversals, Adjustments adjustments) {
        this.desk = desk;
        this.reversals = reversals;
        this.adjustments = adjustments;
    }

    @PostMapping("/v1/members/{member}/entries/{entry}/reversal")
    @Operation(
            summary = "Mirror an entry whole",
            description = "A key of one merchant mirrors what happened at its tills, or in its own currency.")
    @Requires(Act.REVERSE)
    Answer<Reversed> reverse(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String entry,
            @RequestBody ReasonBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> Paths.entry(entry)
                        .map(id -> reversals.reverse(program, new ReverseEntry(id, body.reason()), call))
                        .orElseGet(() -> new Outcome.Refused(new EntryNotFound(entry))),
                Reversed::of);
    }

    @PostMapping("/v1/members/{member}/adjustments")
    @Operation(
            summary = "Credit or debit by hand; a large amount waits for a second operator",
            description =
                    "In the name of \"merchant\", where there is one: it funds what is credited, and what is taken is"
                            + " its own first, then others', for which it is owed what they cost. Else the house pays."
                            + " A key of one merchant makes none.")
    @Requires(Act.ADJUST)
    Answer<Adjusted> adjust(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody AdjustmentBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> adjustments.adjust(program, body.command(), call),
                Adjusted::of);
    }

    @PostMapping("/v1/members/{member}/adjustments/{approval}/approval")
    @Operation(summary = "Approve, as the second operator, an adjustment another one asked for")
    @Requires(Act.APPROVE)
    Answer<Adjusted> approve(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String approval,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> Paths.number(approval)
                        .map(request -> adjustments.approve(program, request, call))
                        .orElseGet(() -> new Outcome.Refused(new ApprovalNotFound(approval))),
                Adjusted::of);
    }
}
