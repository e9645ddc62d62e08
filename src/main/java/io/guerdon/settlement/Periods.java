package io.guerdon.settlement;

import io.guerdon.program.CalendarPeriod;
import io.guerdon.program.Program;
import io.guerdon.program.Revisions;
import java.time.Instant;
import java.time.LocalDate;

/** The periods of a program, one after the other without gaps. Each is as long as the settings said in force when it began. */
final class Periods {
    private final Revisions revisions;

    Periods(Revisions revisions) {
        this.revisions = revisions;
    }

    /** The one that an instant is in, where none was closed before. */
    Period containing(Instant at) {
        Program program = revisions.inForce(at).program();
        CalendarPeriod.Span span = span(program, day(program, at));
        Instant begin = span.first().atStartOfDay(program.place().zone()).toInstant();
        return new Period(span.name(), span.first(), span.last(), begin, end(program, span));
    }

    /**
     * The one after another: a shorter one where the settings have changed and the calendar's has begun before. Days go on where the one before
     * ended, also in another zone, so that no name comes twice; where that leaves no time to a period, it is left out.
     */
    Period after(Period before) {
        Program program = revisions.inForce(before.end()).program();
        LocalDate first = before.last().plusDays(1);
        CalendarPeriod.Span span = span(program, first);
        while (!before.end().isBefore(end(program, span))) {
            first = span.last().plusDays(1);
            span = span(program, first);
        }
        return new Period(span.name(), first, span.last(), before.end(), end(program, span));
    }

    private static LocalDate day(Program program, Instant at) {
        return at.atZone(program.place().zone()).toLocalDate();
    }

    private static CalendarPeriod.Span span(Program program, LocalDate day) {
        return program.policies().settlements().every().of(day);
    }

    private static Instant end(Program program, CalendarPeriod.Span span) {
        return span.last().plusDays(1).atStartOfDay(program.place().zone()).toInstant();
    }
}
