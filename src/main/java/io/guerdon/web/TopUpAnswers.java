package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fold;
import io.guerdon.storedvalue.StoredValueStanding;
import io.guerdon.storedvalue.TopUpRefunded;
import io.guerdon.storedvalue.TopUpRefunded.BonusBack;
import io.guerdon.storedvalue.TopUps;
import io.guerdon.storedvalue.ToppedUp;
import io.guerdon.web.EarnAnswers.Earned;
import io.guerdon.web.SpendAnswers.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered about stored value. */
final class TopUpAnswers {
    private TopUpAnswers() {}

    /**
     * Money paid in.
     *
     * @param topUp its id
     * @param value how much was paid in
     * @param bonus given for it, in minor units
     * @param loaded into which wallets, until when
     */
    record ToppedUpTold(
            Stamp entry,
            String topUp,
            String storedValue,
            Value value,
            long bonus,
            List<Earned> loaded,
            Map<String, Totals> balances) {
        static ToppedUpTold of(Entry entry, ZoneId zone) {
            ToppedUp made = EarnAnswers.subject(entry, ToppedUp.class);
            return new ToppedUpTold(
                    Stamp.of(entry),
                    made.topUp().value(),
                    made.storedValue().value(),
                    Value.of(made.paid().amount()),
                    made.bonus(),
                    Earned.in(entry, zone),
                    Totals.of(entry.after()));
        }
    }

    /** What paying in would come to; the balances are those after it. */
    record TopUpPreview(
            String storedValue, Value value, long bonus, List<Earned> loaded, Map<String, Totals> balances) {
        static TopUpPreview of(Draft draft, AccountState before, ZoneId zone) {
            ToppedUp made = (ToppedUp) draft.subject().orElseThrow();
            return new TopUpPreview(
                    made.storedValue().value(),
                    Value.of(made.paid().amount()),
                    made.bonus(),
                    Earned.in(draft.movements(), zone),
                    Totals.of(Balances.of(Fold.apply(before, draft.movements()))));
        }
    }

    /**
     * Money paid back.
     *
     * @param bonus what became of the bonus that had been given for it
     */
    record TopUpRefundTold(
            Stamp entry,
            String topUp,
            String storedValue,
            Value paidBack,
            BonusBackTold bonus,
            Map<String, Totals> balances) {
        static TopUpRefundTold of(Entry entry, ZoneId zone) {
            TopUpRefunded refunded = EarnAnswers.subject(entry, TopUpRefunded.class);
            return new TopUpRefundTold(
                    Stamp.of(entry),
                    refunded.topUp().value(),
                    refunded.storedValue().value(),
                    Value.of(refunded.paidBack()),
                    BonusBackTold.of(refunded.bonus()),
                    Totals.of(entry.after()));
        }
    }

    /**
     * A bonus that is not due any more, in minor units.
     *
     * @param claimed how much
     * @param taken of it, from the wallet of the bonus
     * @param alreadyExpired of it, unspent
     * @param deducted of it, out of what was paid in, because it was spent
     * @param owed of it, because it was spent
     */
    record BonusBackTold(long claimed, long taken, long alreadyExpired, long deducted, long owed) {
        static BonusBackTold of(BonusBack bonus) {
            return new BonusBackTold(
                    bonus.claimed(), bonus.taken(), bonus.alreadyExpired(), bonus.deducted(), bonus.owed());
        }
    }

    /** Stored value blocked, or not any more. */
    record StoredValueTold(Stamp entry, String storedValue, String state, Map<String, Totals> balances) {
        static StoredValueTold of(Entry entry, ZoneId zone) {
            return new StoredValueTold(
                    Stamp.of(entry),
                    EarnAnswers.subject(entry, StoredValueStanding.class)
                            .storedValue()
                            .value(),
                    StoredValueView.state(entry.kind() == EntryKind.STORED_VALUE_BLOCK),
                    Totals.of(entry.after()));
        }
    }

    /**
     * A top-up of a member, in minor units.
     *
     * @param bonus given for it
     * @param payment as given then; left out where it was not
     * @param paidBack of it
     * @param left of what was paid in, not spent and not put aside
     * @param refundable what can be paid back now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TopUpView(
            String topUp,
            String storedValue,
            Instant at,
            String merchant,
            String receipt,
            int line,
            @Nullable String payment,
            Value value,
            long bonus,
            long paidBack,
            long left,
            long refundable) {
        static TopUpView of(TopUps.Standing standing) {
            ToppedUp made = standing.topUp().made();
            PaidIn paid = made.paid();
            return new TopUpView(
                    made.topUp().value(),
                    made.storedValue().value(),
                    standing.topUp().entry().recordedAt(),
                    paid.till().merchant().value(),
                    paid.receipt(),
                    paid.line(),
                    made.payment().isEmpty() ? null : made.payment(),
                    Value.of(paid.amount()),
                    made.bonus(),
                    standing.topUp().paidBack(),
                    standing.left(),
                    standing.refundable());
        }
    }
}
