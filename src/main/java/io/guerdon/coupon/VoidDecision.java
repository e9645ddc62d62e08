package io.guerdon.coupon;

import io.guerdon.coupon.CouponRefusal.CouponNotFound;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides whether an operator can take a coupon away. */
record VoidDecision(Program program, CouponId coupon, String reason, Call call)
        implements Operation<Optional<CouponHistory>> {
    private static final List<String> FIELDS = List.of("operation", "coupon", "reason");

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "coupon-void");
        fields.put("coupon", coupon);
        fields.put("reason", reason);
        Request request = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<CouponHistory> gather(History history, AccountState state, Instant now) {
        return CouponHistory.read(history, state, program, coupon);
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<CouponHistory> found) {
        if (found.isEmpty()) {
            return new Verdict.Refuse(new CouponNotFound(coupon.value()));
        }
        CouponHistory history = found.get();
        return history.spendable(state)
                .or(() -> history.waiting(state))
                .<Verdict>map(lot -> new Verdict.Commit(voided(state, now, history, lot)))
                .orElseGet(() -> new Verdict.Refuse(history.missing(state)));
    }

    private Draft voided(AccountState state, Instant now, CouponHistory history, Lot lot) {
        Workings workings = new Workings(state);
        Book bucket = lot.maturity() instanceof Maturity.Matured ? Book.AVAILABLE : Book.PENDING;
        workings.apply(new LotDrawn(history.definition(), new Draw(lot.id(), 1, lot.terms()), bucket, Book.OPERATOR));
        return new Draft(
                EntryKind.COUPON_VOID,
                now,
                workings.movements(),
                Optional.of(new CouponVoided(coupon, history.definition())),
                Draft.Why.of(call.because(reason)).refs(coupon.value()));
    }
}
