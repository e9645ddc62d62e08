package io.guerdon.membership;

import static io.guerdon.membership.ClubSettings.MONTHLY;
import static io.guerdon.membership.ClubSettings.TREATED;
import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Outcome;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipCommand.How;
import io.guerdon.membership.MembershipCommand.When;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan that gives way at once to one that costs less: what is left of its fee becomes stored value, and nobody has anything for less. */
class MembershipDowngradeTest {
    private static final String COOLING = """
        "pauseDays":60,"coolingOff":{"days":7,"perCoupon":500,"whenSpent":"OWE"}\
        """;
    private static final String ONCE = once(MONTHLY, "monthly", "once");
    private static final String DEAR = once(MONTHLY, "monthly", "dear").replace("3000", "5000");
    private static final String LIGHT = once(MONTHLY, "monthly", "light").replace("3000", "1000");
    private static final String PACKED = once(TREATED, "treated", "packed");
    private static final String GIVEN = once(YEARLY, "yearly", "given");
    private static final String LONG = once(YEARLY, "yearly", "long").replaceAll("\"gift\":\\{[^}]*},", "");
    private static final String OUTSIDE =
            ONCE.replace("\"id\":\"once\"", "\"id\":\"outside\"").replace("\"payFrom\":\"purse\",", "");

    private final Club club =
            Club.on("2026-02-01", "Asia/Shanghai", MONTHLY, ONCE, DEAR, LIGHT, PACKED, GIVEN, LONG, OUTSIDE);

    private static String once(String plan, String name, String as) {
        return plan.replace("\"id\":\"" + name + "\"", "\"id\":\"" + as + "\"")
                .replace("\"payFrom\":\"purse\"", "\"payFrom\":\"purse\",\"downgrade\":\"AT_ONCE\"")
                .replaceFirst("\"pauseDays\":60(,\\s*\"coolingOff\":\\{[^}]*})?", COOLING);
    }

    @AfterEach
    void close() {
        club.close();
    }

    private String toLight() {
        return club.change("light", When.NOW, Paying.STORED_VALUE);
    }

    @Test
    void whatIsLeftOfTheFeeBecomesStoredValue() {
        club.topUp(100_000);
        club.join("once", Paying.STORED_VALUE);
        assertThat(club.at("2026-02-15").available("cash")).isEqualTo(97_000);

        assertThat(toLight()).isEmpty();

        assertThat(club.stands()).isEqualTo("light active 2026-02-01..2026-03-01");
        assertThat(club.available("cash"))
                .as("1,500 of the old, less 500 of the new")
                .isEqualTo(98_000);
        assertThat(club.fees()).isEqualTo(2_000);
        assertThat(club.at("2026-03-01").available("cash")).isEqualTo(97_000);
    }

    @Test
    void itWaitsWhereThePlanDoesNotSaySoOrIsNotPaidFromStoredValue() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        assertThat(toLight()).isEqualTo("downgrade-waits");
        club.cancel(How.PERIOD_END);
        club.at("2026-03-01").join("outside", Paying.CHARGE);
        club.pays();
        assertThat(toLight()).isEqualTo("downgrade-waits");
    }

    @Test
    void aStretchThatHasBroughtItsPackIsNotGivenBack() {
        club.topUp(100_000);
        club.join("packed", Paying.STORED_VALUE);
        assertThat(toLight()).isEqualTo("downgrade-waits");
        club.cancel(How.PERIOD_END);

        club.at("2026-03-01").join("long", Paying.STORED_VALUE);
        long cash = club.at("2026-03-15").available("cash");
        assertThat(club.change("light", When.NOW, Paying.STORED_VALUE)).isEmpty();
        // From 1 April on, when the next pack would have come: 334 of 365 days, less a month of the other.
        assertThat(club.available("cash") - cash).isEqualTo(12_000L * 334 / 365 - 1_000);
        assertThat(club.stands()).isEqualTo("light active 2026-03-15..2026-04-15");
    }

    @Test
    void whoHadAGiftKeepsThePlanForAPeriod() {
        club.topUp(100_000);
        club.join("given", Paying.STORED_VALUE);
        club.at("2026-07-01");
        assertThat(toLight()).isEqualTo("downgrade-waits");
        assertThat(club.at("2027-02-10").stands()).isEqualTo("given active 2027-02-01..2028-02-01");
        assertThat(toLight()).isEmpty();
    }

    @Test
    void noMoreGoesBackThanWasPaid() {
        club.join("once", Paying.CHARGE);
        ArrangementId charge = club.open();
        club.pays();
        club.at("2026-02-15");
        assertThat(club.refund(charge, Optional.of(2_500L))).isInstanceOf(Outcome.Committed.class);

        assertThat(toLight()).isEmpty();

        assertThat(club.available("cash")).isEqualTo(500);
        assertThat(club.fees()).isZero();
        assertThat(club.change("once", When.NOW, Paying.CHARGE)).isEmpty();
        club.pays();
        assertThat(club.stands()).startsWith("once active");
    }

    @Test
    void whatWasRefundedWholeGivesNothing() {
        club.join("once", Paying.CHARGE);
        ArrangementId charge = club.open();
        club.pays();
        club.refund(charge, Optional.empty());

        assertThat(toLight()).isEqualTo("downgrade-waits");
        assertThat(club.available("cash")).isZero();
    }

    @Test
    void whatWasGivenBackBeforeIsNotTakenOrPaidAgainInTheCoolingOff() {
        club.topUp(100_000);
        club.join("once", Paying.STORED_VALUE);
        assertThat(toLight()).isEmpty();
        assertThat(club.available("cash")).isEqualTo(99_000);

        assertThat(club.cancel(How.COOLING_OFF)).isEmpty();

        assertThat(club.available("cash")).isEqualTo(100_000);
        assertThat(club.fees()).isZero();
        assertThat(club.stands()).isEmpty();
    }

    @Test
    void paidOutsideItGoesBackAsStoredValueAndTheRestOutside() {
        club.join("once", Paying.CHARGE);
        club.pays();
        assertThat(toLight()).isEmpty();

        assertThat(club.cancel(How.COOLING_OFF)).isEmpty();

        assertThat(club.available("cash")).isEqualTo(2_000);
        assertThat(club.fees()).isZero();
        assertThat(club.book(Book.seller(Club.CAFE)))
                .as("of 3,000, 1,000 are paid back outside")
                .isEqualTo(-2_000);
    }

    @Test
    void upAndDownAgainCostsAtLeastAsMuchAsStaying() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> plans = List.of("light", "once", "dear");
        club.topUp(1_000_000);
        club.join("once", Paying.STORED_VALUE);
        long cash = club.available("cash");
        for (int day = 1; day <= 27; day++) {
            club.at("2026-02-%02d".formatted(day));
            String stays = club.membership().orElseThrow().agreed().id().value();
            for (int change = random.nextInt(4); change > 0; change--) {
                club.change(plans.get(random.nextInt(3)), When.NOW, Paying.STORED_VALUE);
                assertThat(club.available("cash") + club.fees()).isEqualTo(1_000_000);
            }
            club.change(stays, When.NOW, Paying.STORED_VALUE);
            assertThat(club.stands()).startsWith(stays);
            assertThat(club.available("cash")).as("day %d", day).isLessThanOrEqualTo(cash);
            cash = club.available("cash");
        }
    }
}
