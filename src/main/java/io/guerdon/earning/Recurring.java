package io.guerdon.earning;

import java.time.LocalDate;

/**
 * A day that comes round every year. February 29 is February 28 in years without one.
 *
 * @param first day it was
 * @param after how many years later it counts first
 */
record Recurring(LocalDate first, int after) {
    boolean isOn(LocalDate day) {
        return counts(day) && first.withYear(day.getYear()).equals(day);
    }

    boolean isInMonthOf(LocalDate day) {
        return counts(day) && first.getMonth() == day.getMonth();
    }

    private boolean counts(LocalDate day) {
        return day.getYear() >= first.getYear() + after;
    }
}
