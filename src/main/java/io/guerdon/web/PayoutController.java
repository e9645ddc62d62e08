package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.cashback.FinishPayout;
import io.guerdon.cashback.Payout;
import io.guerdon.cashback.PayoutChanged;
import io.guerdon.cashback.PayoutId;
import io.guerdon.cashback.Payouts;
import io.guerdon.ledger.Entry;
import io.swagger.v3.oas.annotations.Operation;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Payouts of what members hold in money. */
@Controller
class PayoutController {
    private static final String PAYOUTS = "/v1/members/{member}/cashback/payouts";

    private final Desk desk;
    private final Payouts payouts;

    PayoutController(Desk desk, Payouts payouts) {
        this.desk = desk;
        this.payouts = payouts;
    }

    @PostMapping(PAYOUTS)
    @Operation(summary = "Ask for money to be paid out; it is put aside until it was sent")
    @Requires(Act.REQUEST_PAYOUT)
    Answer<PayoutTold> request(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody PayoutBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> payouts.request(program, body.command(), call),
                PayoutTold::of);
    }

    @PostMapping(PAYOUTS + "/{payout}/sent")
    @Operation(summary = "Tell that a payout was sent, under the bank's reference")
    @Requires(Act.FINISH_PAYOUT)
    Answer<PayoutTold> sent(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String payout,
            @RequestBody ReferenceBody body) {
        return finish(
                new Order(caller, key, member), new FinishPayout.SendPayout(new PayoutId(payout), body.reference()));
    }

    @PostMapping(PAYOUTS + "/{payout}/failed")
    @Operation(summary = "Tell that a payout could not be sent: it is available again")
    @Requires(Act.FINISH_PAYOUT)
    Answer<PayoutTold> failed(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String payout,
            @RequestBody ReasonBody body) {
        return finish(new Order(caller, key, member), new FinishPayout.FailPayout(new PayoutId(payout), body.reason()));
    }

    private Answer<PayoutTold> finish(Order order, FinishPayout command) {
        return desk.change(order, (program, call) -> payouts.finish(program, command, call), PayoutTold::of);
    }

    @GetMapping(PAYOUTS)
    @Operation(summary = "The member's payouts, latest first, with what became of them")
    @Requires(Act.READ_PAYOUTS)
    Answer<Page<PayoutView>> list(
            Caller caller,
            @PathVariable String member,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = Paths.before(cursor);
        return desk.about(caller, member, (_, chain) -> Answer.ok(page(payouts.before(chain, before, most), most)));
    }

    private static Page<PayoutView> page(List<Payout> found, int most) {
        String next = found.size() < most
                ? null
                : Long.toString(found.getLast().requested().seq());
        return new Page<>(found.stream().map(PayoutView::of).toList(), next);
    }

    /** A payout, as it is now. */
    record PayoutTold(
            Stamp entry, String payout, String state, String unit, long amount, Map<String, Totals> balances) {
        static PayoutTold of(Entry entry, ZoneId zone) {
            PayoutChanged changed = EarnAnswers.subject(entry, PayoutChanged.class);
            return new PayoutTold(
                    Stamp.of(entry),
                    changed.payout().value(),
                    changed.state().wire(),
                    changed.wallet().value(),
                    changed.amount(),
                    Totals.of(entry.after()));
        }
    }
}
