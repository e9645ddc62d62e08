package io.guerdon.membership;

import static io.guerdon.membership.ClubSettings.INVITED;
import static io.guerdon.membership.ClubSettings.MONTHLY;
import static io.guerdon.membership.ClubSettings.TRIAL;
import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.membership.Dues.Paying;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which days periods begin and end: tables written by hand. */
class MembershipDatesTest {
    private static final String SHANGHAI = "Asia/Shanghai";

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-02-28 2026-03-31 2026-04-30 2026-05-31",
        "2024-01-31, 2024-02-29 2024-03-31 2024-04-30 2024-05-31",
        "2023-12-30, 2024-01-30 2024-02-29 2024-03-30 2024-04-30",
        "2026-02-28, 2026-03-28 2026-04-28 2026-05-28 2026-06-28",
        "2026-11-15, 2026-12-15 2027-01-15 2027-02-15 2027-03-15"
    })
    void monthsEndOnTheDayTheyBeganOrOnTheLastThereIs(String joined, String ends) {
        try (Club club = Club.on(joined, SHANGHAI, MONTHLY)) {
            club.topUp(100_000);
            club.join("monthly", Paying.STORED_VALUE);
            for (String end : ends.split(" ")) {
                assertThat(club.membership().orElseThrow().until()).hasToString(end);
                club.at(end);
            }
            assertThat(club.fees()).isEqualTo(5 * 3_000);
        }
    }

    @Test
    void aYearThatBeganOnALeapDayEndsOnOneWhereThereIsOne() {
        try (Club club = Club.on("2024-02-29", SHANGHAI, YEARLY)) {
            club.topUp(100_000);
            club.join("yearly", Paying.STORED_VALUE);
            for (String end : List.of("2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28")) {
                assertThat(club.membership().orElseThrow().until()).hasToString(end);
                club.at(end);
            }
        }
    }

    /** Days begin and end in the zone: in São Paulo this one had no midnight, in New York an hour more. */
    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2018-10-04, 2018-11-04T03:00:00Z",
        "America/New_York, 2026-10-01, 2026-11-01T04:00:00Z",
        "America/New_York, 2026-10-02, 2026-11-02T05:00:00Z",
        "Europe/Berlin, 2026-02-28, 2026-03-27T23:00:00Z",
        "Europe/Berlin, 2026-03-01, 2026-03-31T22:00:00Z",
        "Asia/Shanghai, 2026-03-01, 2026-03-31T16:00:00Z"
    })
    void daysAreThoseOfTheZone(String zone, String joined, String end) {
        try (Club club = Club.on(joined, zone, MONTHLY)) {
            club.topUp(100_000);
            club.join("monthly", Paying.STORED_VALUE);

            assertThat(club.membership().orElseThrow().dueAt(AccountStatus.ACTIVE))
                    .isEqualTo(end);
        }
    }

    /** What is paid early or late begins where the period before it ends. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-02-10, 2026-02-28..2026-03-31",
        "2026-01-31, 2026-02-27, 2026-02-28..2026-03-31",
        "2026-01-31, 2026-02-28, 2026-02-28..2026-03-31",
        "2026-01-31, 2026-03-05, 2026-02-28..2026-03-31",
        "2026-01-31, 2026-03-09, 2026-02-28..2026-03-31"
    })
    void aPeriodPaidEarlyOrLateBeginsWhereTheOneBeforeEnds(String joined, String paid, String period) {
        try (Club club = Club.on(joined, SHANGHAI, MONTHLY)) {
            club.join("monthly", Paying.CHARGE);
            club.pays();
            club.at(paid);
            if (club.openCharges() == 0) {
                assertThat(club.renew(Paying.CHARGE)).isEmpty();
            }
            club.pays();

            assertThat(club.stands()).isEqualTo("monthly active " + period);
            club.at("2026-03-31");
            assertThat(club.stands()).isEqualTo("monthly grace " + period);
        }
    }

    @Test
    void theGraceIsOverOnItsLastDayAndWhatIsPaidThenIsNone() {
        try (Club club = Club.on("2026-01-31", SHANGHAI, MONTHLY)) {
            club.join("monthly", Paying.CHARGE);
            club.pays();
            club.at("2026-03-09");
            assertThat(club.stands()).isEqualTo("monthly grace 2026-01-31..2026-02-28");
            var charge = club.open();

            club.at("2026-03-10");

            assertThat(club.stands()).isEmpty();
            assertThat(Club.told(club.confirm(charge, "late"))).isEqualTo("charge-not-open");
            assertThat(club.renew(Paying.CHARGE)).isEqualTo("membership-not-found");
            assertThat(club.fees()).isEqualTo(3_000);
        }
    }

    @Test
    void onePeriodAheadIsPaidAndNoMore() {
        try (Club club = Club.on("2026-01-31", SHANGHAI, MONTHLY)) {
            club.topUp(100_000);
            club.join("monthly", Paying.STORED_VALUE);
            assertThat(club.renew(Paying.STORED_VALUE)).isEmpty();

            assertThat(club.renew(Paying.STORED_VALUE)).isEqualTo("membership-renewed-ahead");
            assertThat(club.at("2026-02-27").renew(Paying.STORED_VALUE)).isEqualTo("membership-renewed-ahead");
            assertThat(club.at("2026-02-28").renew(Paying.STORED_VALUE)).isEmpty();
            assertThat(club.stands()).isEqualTo("monthly active 2026-03-31..2026-04-30");
            assertThat(club.fees()).isEqualTo(9_000);
        }
    }

    @Test
    void aTrialIsFreeAndTheFirstPeriodBeginsWhenItEnds() {
        try (Club club = Club.on("2026-01-17", SHANGHAI, TRIAL)) {
            club.topUp(3_000);
            club.join("trial", Paying.STORED_VALUE);
            assertThat(club.stands()).isEqualTo("trial trial 2026-01-17..2026-01-31");
            assertThat(club.at("2026-01-30").available("cash")).isEqualTo(3_000);

            club.at("2026-01-31");

            assertThat(club.stands()).isEqualTo("trial active 2026-01-31..2026-02-28");
            assertThat(club.available("cash")).isZero();
            club.at("2026-03-10");
            assertThat(club.stands()).isEmpty();
            assertThat(club.join("trial", Paying.STORED_VALUE))
                    .as("no second trial")
                    .isEqualTo("fee-not-covered");
        }
    }

    @Test
    void paymentsFromStoredValueAreTriedAgainAsOftenAndAsFarApartAsThePlanSays() {
        try (Club club = Club.on("2026-01-31", SHANGHAI, MONTHLY)) {
            club.topUp(3_000);
            club.join("monthly", Paying.STORED_VALUE);
            club.at("2026-03-02");
            club.topUp(2_999);
            club.at("2026-03-03");
            assertThat(club.stands()).isEqualTo("monthly grace 2026-01-31..2026-02-28");
            club.topUp(1);
            assertThat(club.stands()).isEqualTo("monthly grace 2026-01-31..2026-02-28");

            club.at("2026-03-06");

            assertThat(club.stands()).isEqualTo("monthly active 2026-02-28..2026-03-31");
            assertThat(club.entries().stream()
                            .map(entry -> entry.draft().effectiveAt() + " " + entry.kind())
                            .filter(line -> line.contains("MEMBERSHIP")))
                    .containsExactly(
                            "2026-01-31T01:00:00Z MEMBERSHIP_JOIN",
                            "2026-02-27T16:00:00Z MEMBERSHIP_DUE",
                            "2026-03-02T16:00:00Z MEMBERSHIP_DUE",
                            "2026-03-05T16:00:00Z MEMBERSHIP_RENEW");
        }
    }

    @Test
    void whoIsInvitedAndDoesNotComeLapsesWithTheGrace() {
        try (Club club = Club.on("2026-01-31", SHANGHAI, INVITED)) {
            club.topUp(100_000);
            club.join("invited", Paying.STORED_VALUE);
            club.at("2026-02-28");
            assertThat(club.stands()).isEqualTo("invited grace 2026-01-31..2026-02-28");
            assertThat(club.renew(Paying.STORED_VALUE)).isEmpty();
            assertThat(club.stands()).isEqualTo("invited active 2026-02-28..2026-03-31");

            club.at("2026-04-10");

            assertThat(club.stands()).isEmpty();
            assertThat(club.fees()).isEqualTo(6_000);
        }
    }
}
