package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * How a partner's own currency is converted in one direction. What the member gives is units of it on the way in, points on the way out; only
 * whole steps of that are converted, so nothing is ever rounded.
 *
 * @param units of the currency
 * @param points that they are; with {@code units} the rate, and one step
 * @param least that is given at once, in whole steps
 * @param most that is given at once, in whole steps
 * @param perMember what a member gives over time at most; empty for as much as there is
 */
public record ConversionTerms(
        long units,
        long points,
        long least,
        long most,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PerMember> perMember) {
    /**
     * What a member gives over time at most.
     *
     * @param most of what is given
     * @param per in a period of the program's zone
     */
    public record PerMember(long most, CalendarPeriod per) {}
}
