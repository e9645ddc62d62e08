package io.guerdon.settlement;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;

/**
 * A closed period of a program. It never changes.
 *
 * @param program whose
 * @param number from 1 without gaps, in the order of periods
 * @param period which
 * @param closing how it was closed
 * @param positions of everybody who has ever had an event, by name
 */
public record Settlement(ProgramId program, int number, Period period, Closing closing, List<Position> positions) {
    public Settlement {
        positions = List.copyOf(positions);
    }

    /**
     * How a period was closed.
     *
     * @param at when, by the program's time
     * @param by credential of whoever did
     * @param request names the request that did
     */
    public record Closing(Instant at, String by, String request) {}

    /** Where a partner stood; nowhere where it had no event yet. */
    public Position position(MerchantId partner) {
        return Position.of(positions, partner);
    }
}
