package io.guerdon.coupon;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.LotFactory;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.OpenHold;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.redemption.EndedHold;
import io.guerdon.redemption.RedeemRefusal.AnotherMerchant;
import io.guerdon.redemption.RedeemRefusal.HoldNotFound;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides whether a coupon that was put aside is used: for what was said when it was. Its context is the hold's entries. */
record CaptureDecision(Program program, CouponId coupon, HoldId hold, Call call) implements Operation<List<Entry>> {
    private static final List<String> FIELDS = List.of("operation", "coupon", "hold");

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "coupon-capture");
        fields.put("coupon", coupon);
        fields.put("hold", hold);
        Request request = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.REMEMBERED);
    }

    @Override
    public List<Entry> gather(History history, AccountState state, Instant now) {
        return history.byRef(call.chain(), hold.value());
    }

    @Override
    public Verdict decide(AccountState state, Instant now, List<Entry> entries) {
        Optional<CouponApplied> reserved = entries.stream()
                .filter(entry -> entry.kind() == EntryKind.COUPON_RESERVE)
                .map(entry -> (CouponApplied) entry.draft().subject().orElseThrow())
                .filter(applied -> applied.coupon().equals(coupon))
                .findFirst();
        if (reserved.isEmpty()) {
            return new Verdict.Refuse(new HoldNotFound(hold.value()));
        }
        OpenHold open = state.holds().get(hold);
        if (open == null) {
            return new Verdict.Refuse(EndedHold.in(entries, hold).refusal());
        }
        String actsFor = call.actor().merchant();
        if (!actsFor.isEmpty() && !actsFor.equals(open.merchant().value())) {
            return new Verdict.Refuse(new AnotherMerchant(open.merchant().value()));
        }
        return MerchantSuspended.at(program, open.merchant())
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(captured(state, now, open, reserved.get())));
    }

    private Draft captured(AccountState state, Instant now, OpenHold open, CouponApplied reserved) {
        Workings workings = new Workings(state);
        workings.apply(new HoldClosed(
                open.wallet(),
                open.id(),
                HoldClosed.Ending.CAPTURED,
                open.draws(),
                List.of(),
                Book.acceptor(open.merchant())));
        new LotFactory(program, open.merchant()).slide(workings, now);
        Till till = new Till(open.merchant(), call.actor().store(), call.actor().terminal());
        CouponApplied applied =
                new CouponApplied(coupon, reserved.definition(), till, reserved.reference(), reserved.off());
        String receipt = PurchaseMade.receiptRef(open.merchant().value(), reserved.reference());
        Draft.Why why = Draft.Why.of(call).refs(hold.value(), coupon.value(), receipt);
        return new Draft(EntryKind.COUPON_REDEEM, now, workings.movements(), Optional.of(applied), why);
    }
}
