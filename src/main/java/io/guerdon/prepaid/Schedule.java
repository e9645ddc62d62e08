package io.guerdon.prepaid;

import io.guerdon.program.PrepaidPlanSettings.Every;
import io.guerdon.unit.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;

/**
 * When the parts of a plan are, in the program's zone. Days are counted from the anchor, not from each other: from the 31st of January on,
 * every month, they are the 28th or 29th of February and the 31st of March.
 *
 * @param anchor from where days are counted
 * @param skipped how many times {@code every} lie between the anchor and the first part
 * @param parts how many, numbered from 1
 * @param every how far one is from the next
 * @param zone where a day begins
 */
public record Schedule(LocalDate anchor, int skipped, int parts, Every every, ZoneId zone) {
    public Schedule {
        if (parts < 1 || skipped < 0) {
            throw new IllegalArgumentException("a schedule has parts");
        }
    }

    /** The day of a part. */
    public LocalDate on(int part) {
        return every.after(anchor, skipped + part - 1);
    }

    /** When that day begins. */
    public Instant at(int part) {
        return begins(on(part));
    }

    /** When a day begins. */
    Instant begins(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The day of an instant. */
    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** What of an amount belongs to the first so many parts. */
    public long upTo(long amount, int part) {
        return Share.upTo(amount, part, parts);
    }

    /** What of an amount belongs to a part. */
    public long share(long amount, int part) {
        return upTo(amount, part) - upTo(amount, part - 1);
    }

    /** How many parts so much of an amount is enough for. */
    public int coveredBy(long so, long amount) {
        return (int) parts(0).takeWhile(part -> upTo(amount, part) <= so).count();
    }

    /** How many parts have come by an instant. */
    int coming(Instant now) {
        return (int) parts(0).takeWhile(part -> !at(part).isAfter(now)).count();
    }

    /** The parts after one. */
    public IntStream parts(int after) {
        return IntStream.rangeClosed(after + 1, parts);
    }
}
