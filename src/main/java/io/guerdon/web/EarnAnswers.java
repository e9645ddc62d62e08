package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.earning.GoodsReturned;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What purchases, returns and activities are answered with. */
final class EarnAnswers {
    private EarnAnswers() {}

    /** A recorded purchase. */
    record PurchaseRecorded(Stamp entry, String purchase, List<Earned> earned, Map<String, Totals> balances) {
        static PurchaseRecorded of(Entry entry, ZoneId zone) {
            PurchaseMade made = subject(entry, PurchaseMade.class);
            return new PurchaseRecorded(
                    Stamp.of(entry), made.purchase().value(), Earned.in(entry, zone), Totals.of(entry.after()));
        }
    }

    /**
     * Points that were earned.
     *
     * @param unit which wallet
     * @param amount how many
     * @param expiresAt in the program's zone; left out where they do not expire
     * @param spendableFrom in the program's zone; left out where that is at once, or when something happens
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Earned(
            String unit,
            long amount,
            @Nullable OffsetDateTime expiresAt,
            @Nullable OffsetDateTime spendableFrom) {
        static List<Earned> in(Entry entry, ZoneId zone) {
            return in(entry.movements(), zone);
        }

        static List<Earned> in(List<Movement> movements, ZoneId zone) {
            List<Earned> earned = new ArrayList<>();
            for (Movement movement : movements) {
                if (movement instanceof Movement.LotOpened lot) {
                    earned.add(of(lot, zone));
                }
            }
            return earned;
        }

        private static Earned of(Movement.LotOpened lot, ZoneId zone) {
            OffsetDateTime spendable =
                    lot.maturity() instanceof Maturity.MaturesAt pending ? at(pending.at(), zone) : null;
            return new Earned(lot.wallet().value(), lot.amount(), at(lot.terms().expiresAt(), zone), spendable);
        }

        private static @Nullable OffsetDateTime at(Instant instant, ZoneId zone) {
            return instant.equals(LotTerms.NEVER) ? null : instant.atZone(zone).toOffsetDateTime();
        }
    }

    /** A recorded return. */
    record ReturnRecorded(
            Stamp entry,
            List<Amount> takenBack,
            List<Amount> restored,
            List<Amount> owed,
            Map<String, Totals> balances) {
        static ReturnRecorded of(Entry entry, ZoneId zone) {
            GoodsReturned returned = subject(entry, GoodsReturned.class);
            return new ReturnRecorded(
                    Stamp.of(entry),
                    Amount.of(returned.each(GoodsReturned.Totals::takenBack)),
                    Amount.of(returned.each(GoodsReturned.Totals::restored)),
                    Amount.of(returned.each(GoodsReturned.Totals::owed)),
                    Totals.of(entry.after()));
        }
    }

    /** A recorded activity, with what it earned and what was pending and can be spent because of it. */
    record ActivityRecorded(Stamp entry, List<Earned> earned, List<Amount> matured, Map<String, Totals> balances) {
        static ActivityRecorded of(Entry entry, ZoneId zone) {
            Map<WalletId, Long> matured = new HashMap<>();
            for (Movement movement : entry.movements()) {
                if (movement instanceof Movement.LotMatured lot) {
                    matured.merge(lot.wallet(), lot.amount(), Long::sum);
                }
            }
            return new ActivityRecorded(
                    Stamp.of(entry), Earned.in(entry, zone), Amount.of(matured), Totals.of(entry.after()));
        }
    }

    /** What an entry is about, known by its kind. */
    static <S extends Subject> S subject(Entry entry, Class<S> type) {
        return type.cast(entry.draft().subject().orElseThrow());
    }
}
