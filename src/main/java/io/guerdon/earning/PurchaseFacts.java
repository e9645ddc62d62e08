package io.guerdon.earning;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** What conditions on a purchase see of it, by the names {@link io.guerdon.program.Condition#onAnybodysPurchase} declares. */
public final class PurchaseFacts {
    private PurchaseFacts() {}

    /** The facts of a basket at a till; {@code time} is in the program's zone. */
    public static Map<String, Object> of(Till till, Basket basket, ZonedDateTime time) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("purchase.merchant", till.merchant().value());
        facts.put("purchase.store", till.store());
        facts.put("purchase.terminal", till.terminal());
        facts.put(
                "purchase.tenders", basket.tenders().stream().map(Tender::type).toList());
        facts.put("time.date", time.toLocalDate().toString());
        facts.put(
                "time.clock", time.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
        facts.put("time.year", (long) time.getYear());
        facts.put("time.month", (long) time.getMonthValue());
        facts.put("time.day", (long) time.getDayOfMonth());
        facts.put("time.dayOfWeek", (long) time.getDayOfWeek().getValue());
        facts.put("time.hour", (long) time.getHour());
        return facts;
    }
}
