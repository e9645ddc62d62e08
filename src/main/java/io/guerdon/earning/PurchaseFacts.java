package io.guerdon.earning;

import io.guerdon.program.Variables;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What conditions on a purchase see of it, by the names {@link io.guerdon.program.Condition#onAnybodysPurchase} declares.
 *
 * @param time in the program's zone
 */
public record PurchaseFacts(Till till, Basket basket, ZonedDateTime time) implements Variables {
    @Override
    public @Nullable Object value(String name) {
        return switch (name) {
            case "purchase.merchant" -> till.merchant().value();
            case "purchase.store" -> till.store();
            case "purchase.terminal" -> till.terminal();
            case "purchase.tenders" ->
                basket.tenders().stream().map(Tender::type).toList();
            case "time.date" -> time.toLocalDate().toString();
            case "time.clock" ->
                time.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
            case "time.year" -> (long) time.getYear();
            case "time.month" -> (long) time.getMonthValue();
            case "time.day" -> (long) time.getDayOfMonth();
            case "time.dayOfWeek" -> (long) time.getDayOfWeek().getValue();
            case "time.hour" -> (long) time.getHour();
            default -> null;
        };
    }
}
