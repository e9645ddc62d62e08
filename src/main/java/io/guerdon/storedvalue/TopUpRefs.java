package io.guerdon.storedvalue;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.util.List;

/** By what references top-ups are found, and what was paid back of them. */
final class TopUpRefs {
    /** All of a member. */
    static final String ALL = "top-ups";

    private TopUpRefs() {}

    /** Those of one day, whenever something of them was paid back, of before {@link PaidInDay} was kept. */
    static String day(WalletId storedValue, LocalDate day) {
        return ALL + ":" + storedValue + ":" + day;
    }

    /** What some entries paid in, less what they paid back. */
    static long paidIn(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.draft().subject().stream())
                .mapToLong(TopUpRefs::paidIn)
                .sum();
    }

    private static long paidIn(Subject subject) {
        return switch (subject) {
            case ToppedUp made -> made.paid().amount().minor();
            case TopUpRefunded refunded -> -refunded.paidBack().minor();
            default -> 0;
        };
    }
}
