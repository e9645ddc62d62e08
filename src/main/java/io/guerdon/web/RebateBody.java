package io.guerdon.web;

import io.guerdon.rebate.AgreeRebate;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time for which a member is signed up for a rebate, in days of the program's zone.
 *
 * @param from first day that counts; what was bought on it before counts too
 * @param through last day that counts; may be left out, then it does not end
 */
record RebateBody(LocalDate from, @Nullable LocalDate through) {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    RebateBody {
        Fields.required("from", from);
        inCalendar("from", from);
        if (through != null) {
            inCalendar("through", through);
            Fields.require(!through.isBefore(from), "through", "not before from");
        }
    }

    private static void inCalendar(String field, LocalDate day) {
        boolean sensible = day.getYear() >= FIRST_YEAR && day.getYear() < LAST_YEAR;
        Fields.require(sensible, field, "from 1970 to 9998");
    }

    AgreeRebate command(String rebate) {
        return new AgreeRebate(rebate, from, Optional.ofNullable(through));
    }
}
