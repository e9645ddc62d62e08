package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expiry dates, by the calendar on the wall of the program's zone. */
class ExpiryPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "P24M, MONTH,   Asia/Shanghai,    2024-02-29T12:00,     2026-02-28T23:59:59.999",
        "P24M, MONTH,   Asia/Shanghai,    2026-01-31T23:59:59,  2028-01-31T23:59:59.999",
        "P1Y,  DAY,     Asia/Shanghai,    2024-02-29T00:00,     2025-02-28T23:59:59.999",
        "P1M,  DAY,     Europe/Berlin,    2026-01-31T09:00,     2026-02-28T23:59:59.999",
        "P1M,  DAY,     Europe/Berlin,    2028-01-31T09:00,     2028-02-29T23:59:59.999",
        "P90D, QUARTER, UTC,              2026-01-01T00:00,     2026-06-30T23:59:59.999",
        "P1M,  QUARTER, UTC,              2026-11-30T00:00,     2026-12-31T23:59:59.999",
        "P1M,  QUARTER, UTC,              2026-12-01T00:00,     2027-03-31T23:59:59.999",
        "P3M,  QUARTER, UTC,              2026-08-31T00:00,     2026-12-31T23:59:59.999",
        "P12M, YEAR,    UTC,              2026-12-31T23:59:59,  2027-12-31T23:59:59.999",
        "P0D,  YEAR,    Pacific/Kiritimati, 2026-01-01T00:00,   2026-12-31T23:59:59.999",
        "P1D,  NONE,    Europe/Berlin,    2026-03-28T02:30,     2026-03-29T03:30",
        "P1D,  NONE,    Europe/Berlin,    2026-10-24T12:00,     2026-10-25T12:00",
        "P1D,  DAY,     America/New_York, 2026-03-07T12:00,     2026-03-08T23:59:59.999"
    })
    void roundsUpInTheProgramsZone(
            Period period, RoundUp to, ZoneId zone, LocalDateTime earned, LocalDateTime expires) {
        Instant at = earned.atZone(zone).toInstant();

        assertThat(new ExpiryPolicy.AfterPeriod(period, to)
                        .expiresAt(at, zone)
                        .atZone(zone)
                        .toLocalDateTime())
                .isEqualTo(expires);
        assertThat(new ExpiryPolicy.Sliding(period, to)
                        .expiresAt(at, zone)
                        .atZone(zone)
                        .toLocalDateTime())
                .isEqualTo(expires);
    }

    @Test
    void aDayThatEndsTwiceEndsTheSecondTime() {
        ZoneId chile = ZoneId.of("America/Santiago");
        Instant noon = LocalDateTime.parse("2026-04-04T12:00").atZone(chile).toInstant();

        Instant end = new ExpiryPolicy.AfterPeriod(Period.ZERO, RoundUp.DAY).expiresAt(noon, chile);

        assertThat(end.plusMillis(1).atZone(chile).toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2026-04-05T00:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00, 2026-06-30",
        "2026-06-30T23:59, 2026-12-31",
        "2026-06-01T12:00, 2026-06-30",
        "2026-06-02T12:00, 2026-12-31",
        "2026-12-31T12:00, 2027-06-30"
    })
    void takesTheFirstFixedDateThatLeavesThirtyDays(LocalDateTime earned, String last) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        var policy = new ExpiryPolicy.FixedDates(List.of(MonthDay.of(12, 31), MonthDay.of(6, 30)), Period.ofDays(29));

        Instant expires = policy.expiresAt(earned.atZone(zone).toInstant(), zone);

        assertThat(expires.atZone(zone).toLocalDateTime()).isEqualTo(LocalDateTime.parse(last + "T23:59:59.999"));
    }

    @Test
    void theLeapDayIsTheLastOfFebruaryInOtherYears() {
        ZoneId zone = ZoneId.of("UTC");
        var policy = new ExpiryPolicy.FixedDates(List.of(MonthDay.of(2, 29)), Period.ZERO);

        assertThat(policy.expiresAt(Instant.parse("2026-01-01T00:00:00Z"), zone))
                .isEqualTo("2026-02-28T23:59:59.999Z");
        assertThat(policy.expiresAt(Instant.parse("2027-03-01T00:00:00Z"), zone))
                .isEqualTo("2028-02-29T23:59:59.999Z");
    }

    @Test
    void pointsWithoutExpiryNeverExpire() {
        assertThat(new ExpiryPolicy.Never().expiresAt(Instant.EPOCH, ZoneId.of("UTC")))
                .isEqualTo(Instant.MAX);
    }

    @Test
    void refusesFixedDatesWithoutADay() {
        assertThatThrownBy(() -> new ExpiryPolicy.FixedDates(List.of(), Period.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
