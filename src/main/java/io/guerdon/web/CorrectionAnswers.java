package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.correction.BalanceAdjusted;
import io.guerdon.correction.EntryReversed;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What corrections and other changes by hand are answered with. */
final class CorrectionAnswers {
    private CorrectionAnswers() {}

    /** An entry mirrored. */
    record Reversed(
            Stamp entry,
            String reversed,
            List<Amount> takenBack,
            List<Amount> restored,
            List<Amount> owed,
            Map<String, Totals> balances) {
        static Reversed of(Entry entry, ZoneId zone) {
            EntryReversed about = EarnAnswers.subject(entry, EntryReversed.class);
            Map<WalletId, Long> taken = new HashMap<>();
            Map<WalletId, Long> restored = new HashMap<>();
            for (Movement movement : entry.movements()) {
                switch (movement) {
                    case Movement.LotDrawn drawn ->
                        taken.merge(drawn.wallet(), drawn.draw().amount(), Long::sum);
                    case Movement.OwedChanged owed -> taken.merge(owed.wallet(), owed.amount(), Long::sum);
                    case Movement.LotRestored back ->
                        restored.merge(back.wallet(), back.draw().amount(), Long::sum);
                    default -> {}
                }
            }
            return new Reversed(
                    Stamp.of(entry),
                    about.entry().toString(),
                    Amount.of(taken),
                    Amount.of(restored),
                    Amount.of(about.owed()),
                    Totals.of(entry.after()));
        }
    }

    /**
     * A balance changed by hand, or a wish to do so that waits for a second operator.
     *
     * @param merchant in whose name; left out where it is in nobody's
     * @param approval what the second operator approves; left out where the balance was changed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Adjusted(
            Stamp entry,
            String unit,
            long amount,
            @Nullable String merchant,
            @Nullable String approval,
            Map<String, Totals> balances) {
        static Adjusted of(Entry entry, ZoneId zone) {
            BalanceAdjusted adjusted = EarnAnswers.subject(entry, BalanceAdjusted.class);
            return new Adjusted(
                    Stamp.of(entry),
                    adjusted.wallet().value(),
                    adjusted.amount(),
                    adjusted.merchant().map(MerchantId::value).orElse(null),
                    entry.kind() == EntryKind.ADJUST_REQUEST ? Long.toString(entry.seq()) : null,
                    Totals.of(entry.after()));
        }
    }

    /** Something about the member changed. */
    record Changed(Stamp entry, Map<String, Totals> balances) {
        static Changed of(Entry entry, ZoneId zone) {
            return new Changed(Stamp.of(entry), Totals.of(entry.after()));
        }
    }
}
