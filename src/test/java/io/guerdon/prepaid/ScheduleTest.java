package io.guerdon.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.PrepaidPlanSettings.Every;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of plans, against tables written by hand. */
class ScheduleTest {
    private static Schedule schedule(String anchor, int skipped, String every, String zone) {
        String[] words = every.split(" ");
        Every step = new Every(Integer.parseInt(words[0]), Every.Unit.valueOf(words[1]));
        return new Schedule(LocalDate.parse(anchor), skipped, 5, step, ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2027-01-31 | 0 | 1 MONTH  | 2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31
        2028-01-31 | 0 | 1 MONTH  | 2028-01-31 2028-02-29 2028-03-31 2028-04-30 2028-05-31
        2028-01-31 | 1 | 1 MONTH  | 2028-02-29 2028-03-31 2028-04-30 2028-05-31 2028-06-30
        2027-01-30 | 0 | 1 MONTH  | 2027-01-30 2027-02-28 2027-03-30 2027-04-30 2027-05-30
        2028-02-29 | 0 | 12 MONTH | 2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29
        2028-02-29 | 0 | 1 MONTH  | 2028-02-29 2028-03-29 2028-04-29 2028-05-29 2028-06-29
        2027-08-31 | 0 | 3 MONTH  | 2027-08-31 2027-11-30 2028-02-29 2028-05-31 2028-08-31
        2100-01-31 | 1 | 1 MONTH  | 2100-02-28 2100-03-31 2100-04-30 2100-05-31 2100-06-30
        2027-12-31 | 0 | 2 WEEK   | 2027-12-31 2028-01-14 2028-01-28 2028-02-11 2028-02-25
        2028-02-27 | 0 | 1 DAY    | 2028-02-27 2028-02-28 2028-02-29 2028-03-01 2028-03-02
        2027-02-27 | 1 | 1 DAY    | 2027-02-28 2027-03-01 2027-03-02 2027-03-03 2027-03-04
        """)
    void daysAreCountedFromTheAnchor(String anchor, int skipped, String every, String days) {
        Schedule schedule = schedule(anchor, skipped, every, "Asia/Shanghai");

        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(part -> schedule.on(part).toString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(days);
    }

    /** Days are 23, 24 or 25 hours long, and one begins at one o'clock. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-03-07 | America/New_York | 2026-03-07T05:00:00Z 2026-03-08T05:00:00Z 2026-03-09T04:00:00Z 2026-03-10T04:00:00Z 2026-03-11T04:00:00Z
        2026-10-31 | America/New_York | 2026-10-31T04:00:00Z 2026-11-01T04:00:00Z 2026-11-02T05:00:00Z 2026-11-03T05:00:00Z 2026-11-04T05:00:00Z
        2018-11-03 | America/Sao_Paulo | 2018-11-03T03:00:00Z 2018-11-04T03:00:00Z 2018-11-05T02:00:00Z 2018-11-06T02:00:00Z 2018-11-07T02:00:00Z
        2011-12-28 | Pacific/Apia      | 2011-12-28T10:00:00Z 2011-12-29T10:00:00Z 2011-12-30T10:00:00Z 2011-12-30T10:00:00Z 2011-12-31T10:00:00Z
        """)
    void aPartBeginsWithItsDayInTheZone(String anchor, String zone, String instants) {
        Schedule schedule = schedule(anchor, 0, "1 DAY", zone);

        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(part -> schedule.at(part).toString())
                        .toList())
                .isEqualTo(Arrays.asList(instants.split(" ")));
    }

    @Test
    void partsAddUpToTheWholeWhateverIsLeftOver() {
        Schedule schedule = schedule("2027-01-31", 0, "1 MONTH", "Z");

        assertThat(IntStream.rangeClosed(1, 5).mapToLong(part -> schedule.share(13, part)))
                .containsExactly(2L, 3L, 2L, 3L, 3L);
        assertThat(schedule.coveredBy(1, 13)).isZero();
        assertThat(schedule.coveredBy(2, 13)).isOne();
        assertThat(schedule.coveredBy(4, 13)).isOne();
        assertThat(schedule.coveredBy(5, 13)).isEqualTo(2);
        assertThat(schedule.coveredBy(13, 13)).isEqualTo(5);
    }
}
