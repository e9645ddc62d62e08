package io.guerdon.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.program.Revision;
import io.guerdon.program.Revisions;
import io.guerdon.program.SettlementPolicy;
import io.guerdon.program.SettlementPolicy.Every;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods follow each other without gaps, in the program's days. */
class PeriodsTest {
    @ParameterizedTest
    @CsvSource({
        "MONTH, Asia/Shanghai,    2026-10-31T15:59:59.999Z, 2026-10,  2026-10-01, 2026-10-31, 2026-09-30T16:00:00Z,"
                + " 2026-10-31T16:00:00Z",
        "MONTH, Asia/Shanghai,    2026-10-31T16:00:00Z,     2026-11,  2026-11-01, 2026-11-30, 2026-10-31T16:00:00Z,"
                + " 2026-11-30T16:00:00Z",
        "MONTH, UTC,              2028-02-29T23:59:59Z,     2028-02,  2028-02-01, 2028-02-29, 2028-02-01T00:00:00Z,"
                + " 2028-03-01T00:00:00Z",
        "MONTH, UTC,              2026-02-28T23:59:59Z,     2026-02,  2026-02-01, 2026-02-28, 2026-02-01T00:00:00Z,"
                + " 2026-03-01T00:00:00Z",
        "MONTH, America/New_York, 2026-11-15T00:00:00Z,     2026-11,  2026-11-01, 2026-11-30, 2026-11-01T04:00:00Z,"
                + " 2026-12-01T05:00:00Z",
        "MONTH, America/New_York, 2026-03-31T12:00:00Z,     2026-03,  2026-03-01, 2026-03-31, 2026-03-01T05:00:00Z,"
                + " 2026-04-01T04:00:00Z",
        // Days that begin an hour late: clocks go on at midnight.
        "MONTH, America/Asuncion, 2023-10-15T12:00:00Z,     2023-10,  2023-10-01, 2023-10-31, 2023-10-01T04:00:00Z,"
                + " 2023-11-01T03:00:00Z",
        "WEEK,  UTC,              2026-12-31T12:00:00Z,     2026-W53, 2026-12-28, 2027-01-03, 2026-12-28T00:00:00Z,"
                + " 2027-01-04T00:00:00Z",
        "WEEK,  UTC,              2027-01-03T23:59:59Z,     2026-W53, 2026-12-28, 2027-01-03, 2026-12-28T00:00:00Z,"
                + " 2027-01-04T00:00:00Z",
        "WEEK,  UTC,              2027-01-04T00:00:00Z,     2027-W01, 2027-01-04, 2027-01-10, 2027-01-04T00:00:00Z,"
                + " 2027-01-11T00:00:00Z",
        "WEEK,  UTC,              2024-12-30T00:00:00Z,     2025-W01, 2024-12-30, 2025-01-05, 2024-12-30T00:00:00Z,"
                + " 2025-01-06T00:00:00Z",
        "WEEK,  Europe/Berlin,    2026-03-29T12:00:00Z,     2026-W13, 2026-03-23, 2026-03-29, 2026-03-22T23:00:00Z,"
                + " 2026-03-29T22:00:00Z",
    })
    void anInstantIsInOnePeriod(
            Every every, String zone, Instant at, String name, String first, String last, Instant begin, Instant end) {
        Period period = new Periods(always(every, zone)).containing(at);

        assertThat(period.name()).isEqualTo(name);
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(period.begin()).isEqualTo(begin);
        assertThat(period.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"MONTH, America/New_York", "WEEK, America/New_York", "MONTH, Asia/Shanghai", "WEEK, Pacific/Apia"})
    void oneBeginsWhereTheOneBeforeEnds(Every every, String zone) {
        Periods periods = new Periods(always(every, zone));
        Period period = periods.containing(Instant.parse("2011-11-05T00:00:00Z"));
        for (int step = 0; step < 600; step++) {
            Period next = periods.after(period);
            assertThat(next.begin()).isEqualTo(period.end());
            assertThat(next.first()).isEqualTo(period.last().plusDays(1));
            assertThat(next).isEqualTo(periods.containing(period.end()));
            assertThat(period).isEqualTo(periods.containing(period.end().minusMillis(1)));
            period = next;
        }
    }

    @Test
    void otherSettingsCountFromTheNextPeriodOn() {
        // From the middle of October on weeks, from the middle of the second week of November on months.
        Periods periods = new Periods(revisions(
                at(Every.MONTH, "Asia/Shanghai", Instant.EPOCH),
                at(Every.WEEK, "Asia/Shanghai", Instant.parse("2026-10-14T00:00:00Z")),
                at(Every.MONTH, "Asia/Shanghai", Instant.parse("2026-11-11T00:00:00Z"))));

        Period october = periods.containing(Instant.parse("2026-10-02T00:00:00Z"));
        Period rest = periods.after(october);
        Period second = periods.after(rest);
        Period third = periods.after(second);
        Period november = periods.after(third);
        Period december = periods.after(november);

        assertThat(List.of(october, rest, second, third, november, december))
                .extracting(Period::name)
                .containsExactly("2026-10", "2026-W44", "2026-W45", "2026-W46", "2026-11", "2026-12");
        assertThat(rest.first()).isEqualTo("2026-11-01").isEqualTo(rest.last().toString());
        assertThat(november.first()).isEqualTo("2026-11-16");
        assertThat(november.last()).isEqualTo("2026-11-30");
    }

    @Test
    void anotherZoneMovesTheNextEndAndLeavesNoGap() {
        Periods periods = new Periods(revisions(
                at(Every.MONTH, "Asia/Shanghai", Instant.EPOCH),
                at(Every.MONTH, "America/New_York", Instant.parse("2026-10-14T00:00:00Z"))));

        Period october = periods.containing(Instant.parse("2026-10-02T00:00:00Z"));
        Period rest = periods.after(october);
        Period november = periods.after(rest);

        assertThat(october.end()).isEqualTo("2026-10-31T16:00:00Z");
        // In New York October was not over, so what is left of it would have its name a second time.
        assertThat(rest.name()).isEqualTo("2026-11");
        assertThat(rest.begin()).isEqualTo(october.end());
        assertThat(rest.end()).isEqualTo("2026-12-01T05:00:00Z");
        assertThat(november.name()).isEqualTo("2026-12");
        assertThat(Duration.between(rest.begin(), rest.end())).isGreaterThan(Duration.ofDays(30));
    }

    @Test
    void aPeriodThatAnotherZoneLeavesNoTimeToIsLeftOut() {
        Periods periods = new Periods(revisions(
                at(Every.MONTH, "Pacific/Honolulu", Instant.EPOCH),
                at(Every.WEEK, "Pacific/Kiritimati", Instant.parse("2026-10-14T00:00:00Z"))));

        // October ended on a Saturday; when Sunday began in Honolulu it was over on Kiritimati.
        Period next = periods.after(periods.containing(Instant.parse("2026-10-02T00:00:00Z")));

        assertThat(next.begin()).isEqualTo("2026-11-01T10:00:00Z");
        assertThat(next.name()).isEqualTo("2026-W45");
    }

    private static Revisions always(Every every, String zone) {
        return revisions(at(every, zone, Instant.EPOCH));
    }

    private record At(Every every, String zone, Instant since) {}

    private static At at(Every every, String zone, Instant since) {
        return new At(every, zone, since);
    }

    private static Revisions revisions(At... steps) {
        java.util.ArrayList<Revision> all = new java.util.ArrayList<>();
        for (At step : steps) {
            Program demo = DemoProgram.program();
            Program.Policies old = demo.policies();
            Program.Policies policies = new Program.Policies(
                    old.earning(),
                    old.lots(),
                    old.spending(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.of(new SettlementPolicy(step.every)));
            Program program = new Program(
                    demo.id(),
                    all.size() + 1,
                    new Program.Place(ZoneId.of(step.zone), "CNY"),
                    policies,
                    demo.merchants());
            all.add(new Revision(program, step.since, Revision.Origin.FOUNDED));
        }
        return new Revisions(all);
    }
}
