package io.guerdon.earning;

import io.guerdon.program.Condition;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** What conditions on a purchase as a whole see. Rules share conditions, and each different one is asked once. */
final class Facts {
    private final Map<String, Object> values = new HashMap<>();
    private final IdentityHashMap<Condition, Boolean> asked = new IdentityHashMap<>();
    private final RecordPurchase purchase;
    private final ZonedDateTime time;
    private final String tier;

    /** Of a purchase, its time in the program's zone, and the member's tier then, empty for none. */
    Facts(RecordPurchase purchase, ZonedDateTime time, String tier) {
        this.purchase = purchase;
        this.time = time;
        this.tier = tier;
    }

    /** Whether a condition holds. */
    boolean hold(Condition condition) {
        if (values.isEmpty()) {
            describe();
        }
        return asked.computeIfAbsent(condition, unasked -> unasked.holds(values));
    }

    private void describe() {
        values.put("purchase.merchant", purchase.till().merchant().value());
        values.put("purchase.store", purchase.till().store());
        values.put("purchase.terminal", purchase.till().terminal());
        values.put(
                "purchase.tenders",
                purchase.basket().tenders().stream().map(Tender::type).toList());
        values.put("member.tier", tier);
        values.put("time.date", time.toLocalDate().toString());
        values.put(
                "time.clock", time.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
        values.put("time.year", (long) time.getYear());
        values.put("time.month", (long) time.getMonthValue());
        values.put("time.day", (long) time.getDayOfMonth());
        values.put("time.dayOfWeek", (long) time.getDayOfWeek().getValue());
        values.put("time.hour", (long) time.getHour());
    }
}
