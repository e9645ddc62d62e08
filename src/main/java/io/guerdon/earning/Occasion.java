package io.guerdon.earning;

import io.guerdon.program.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * What rules judge: goods, where, and when in the program's zone.
 *
 * @param basket one line of nothing where no goods are named
 */
record Occasion(Till till, Basket basket, ZonedDateTime time) {
    static Occasion of(Program program, RecordPurchase purchase, Instant at) {
        return new Occasion(
                purchase.till(), purchase.basket(), at.atZone(program.place().zone()));
    }

    LocalDate day() {
        return time.toLocalDate();
    }
}
