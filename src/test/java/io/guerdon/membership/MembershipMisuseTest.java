package io.guerdon.membership;

import static io.guerdon.membership.ClubSettings.FAMILY;
import static io.guerdon.membership.ClubSettings.MONTHLY;
import static io.guerdon.membership.ClubSettings.TREATED;
import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Outcome;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipCommand.Change;
import io.guerdon.membership.MembershipCommand.How;
import io.guerdon.membership.MembershipCommand.Pause;
import io.guerdon.membership.MembershipCommand.Resume;
import io.guerdon.membership.MembershipCommand.When;
import io.guerdon.membership.MembershipRefusal.MembershipChargeOpen;
import io.guerdon.unit.PlanId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody gets more of by doing it again and again. */
class MembershipMisuseTest {
    private static final String SHANGHAI = "Asia/Shanghai";

    private final Club club = Club.on("2026-01-31", SHANGHAI, MONTHLY, TREATED, YEARLY, FAMILY);

    @AfterEach
    void close() {
        club.close();
    }

    @Test
    void backAndForthBetweenPlansBringsOnePackForAMonth() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        for (int times = 0; times < 3; times++) {
            assertThat(club.change("treated", When.NOW, Paying.STORED_VALUE)).isEmpty();
            assertThat(club.available("latte")).isEqualTo(1);
            assertThat(club.change("monthly", When.NOW, Paying.STORED_VALUE)).isEmpty();
        }
        club.change("treated", When.NOW, Paying.STORED_VALUE);

        club.at("2026-02-28");

        assertThat(club.available("latte")).as("that of the next month").isEqualTo(1);
        assertThat(club.fees()).isEqualTo(6_000);
    }

    @Test
    void aDearerPackComesWhenTheOneThatWasGivenIsOver() {
        club.topUp(100_000);
        club.join("treated", Paying.STORED_VALUE);
        club.at("2026-02-10");
        assertThat(club.change("yearly", When.NOW, Paying.STORED_VALUE)).isEmpty();
        assertThat(club.available("latte")).as("another length").isEqualTo(1);
        assertThat(club.change("family", When.NOW, Paying.STORED_VALUE)).isEmpty();
        assertThat(club.available("latte")).as("the same length").isEqualTo(1);

        club.at("2026-02-28");

        assertThat(club.available("latte")).isEqualTo(4);
        assertThat(club.at("2026-03-28").available("latte")).isEqualTo(4);
    }

    @Test
    void packsThatWereGivenAreRememberedUntilAPlannedChange() {
        String feast = TREATED.replace("\"id\":\"treated\"", "\"id\":\"feast\"")
                .replace("3000", "100")
                .replace("\"months\":1", "\"months\":12")
                .replace("\"everyMonths\":1", "\"everyMonths\":12");
        try (Club two = Club.on("2026-01-31", SHANGHAI, MONTHLY, feast)) {
            two.topUp(100_000);
            two.join("feast", Paying.STORED_VALUE);
            two.change("monthly", When.NOW, Paying.STORED_VALUE);
            two.change("feast", When.PERIOD_END, Paying.STORED_VALUE);

            assertThat(two.at("2026-02-28").stands()).isEqualTo("feast active 2026-02-28..2027-02-28");

            assertThat(two.available("latte")).isEqualTo(1);
            assertThat(two.membership().orElseThrow().nextPack().orElseThrow()).hasToString("2027-01-31");
        }
    }

    @Test
    void aPauseOverMidnightMovesNothing() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        club.wait("PT14H59M");
        for (int nights = 0; nights < 3; nights++) {
            assertThat(club.told(new Pause())).isEmpty();
            club.wait("PT2M");
            assertThat(club.told(new Resume())).isEmpty();
            assertThat(club.stands()).isEqualTo("monthly active 2026-01-31..2026-02-28");
            club.wait("PT23H58M");
        }
    }

    @Test
    void aPauseMovesTheEndByItsWholeDaysAndIsAsLongAsThePlanSays() {
        club.topUp(100_000);
        club.join("yearly", Paying.STORED_VALUE);
        club.at("2026-02-10").told(new Pause());
        club.at("2026-02-12").told(new Resume());
        assertThat(club.stands()).isEqualTo("yearly active 2026-02-01..2027-02-01");
        club.told(new Pause());

        assertThat(club.at("2026-04-13").stands()).startsWith("yearly paused");
        assertThat(club.at("2026-04-14").stands()).isEqualTo("yearly active 2026-04-02..2027-04-02");
    }

    @Test
    void aPauseOnTheLastDayDoesNotPutThePaymentOff() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        club.at("2026-02-27").told(new Pause());

        assertThat(club.at("2026-02-28").told(new Resume())).isEmpty();

        assertThat(club.stands()).isEqualTo("monthly active 2026-02-28..2026-03-31");
        assertThat(club.fees()).isEqualTo(6_000);
        assertThat(dates(club)).isSorted();
    }

    @Test
    void aPauseThatIsOverWithWhatWasCancelledEndsIt() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        club.cancel(How.PERIOD_END);
        club.at("2026-02-27").told(new Pause());

        assertThat(club.at("2026-02-28").told(new Resume())).isEmpty();

        assertThat(club.stands()).isEmpty();
        assertThat(club.entries().getLast().kind()).isEqualTo(EntryKind.MEMBERSHIP_END);
    }

    @Test
    void aPeriodThatIsPaidWhenItIsOverIsFollowedByTheNextAtOnce() {
        String patient = MONTHLY.replace("\"id\":\"monthly\"", "\"id\":\"patient\"")
                .replace("\"graceDays\":10", "\"graceDays\":40");
        try (Club two = Club.on("2026-01-31", SHANGHAI, patient)) {
            two.join("patient", Paying.CHARGE);
            two.pays();
            assertThat(two.at("2026-04-05").pays()).isEmpty();
            assertThat(two.stands()).isEqualTo("patient grace 2026-02-28..2026-03-31");
            assertThat(two.openCharges()).isEqualTo(1);
            two.topUp(100_000);

            assertThat(two.at("2026-05-05").renew(Paying.STORED_VALUE)).isEmpty();

            assertThat(two.stands()).isEqualTo("patient active 2026-04-30..2026-05-31");
            assertThat(two.fees()).isEqualTo(12_000);
            assertThat(dates(two)).isSorted();
        }
    }

    /** What comes of something is never dated before it. */
    private static List<Instant> dates(Club club) {
        return club.entries().stream().map(entry -> entry.draft().effectiveAt()).toList();
    }

    @Test
    void aMemberGivesBackOnce() {
        club.topUp(100_000);
        club.join("yearly", Paying.STORED_VALUE);
        assertThat(club.cancel(How.COOLING_OFF)).isEmpty();
        club.join("family", Paying.STORED_VALUE);

        assertThat(club.cancel(How.COOLING_OFF)).isEqualTo("cooling-off-over");

        assertThat(club.stands()).startsWith("family active");
        assertThat(club.fees()).isEqualTo(25_001);
    }

    @Test
    void aPlanOfAnotherMerchantIsNotChangedTo() {
        String books = FAMILY.replace("\"id\":\"family\"", "\"id\":\"reader\"").replace("\"cafe\"", "\"books\"");
        try (Club two = Club.on("2026-01-31", SHANGHAI, YEARLY, books)) {
            two.topUp(100_000);
            two.join("yearly", Paying.STORED_VALUE);

            assertThat(two.change("reader", When.NOW, Paying.STORED_VALUE)).isEqualTo("membership-merchant-differs");
            assertThat(two.change("reader", When.PERIOD_END, Paying.CHARGE)).isEqualTo("membership-merchant-differs");

            assertThat(two.cancel(How.COOLING_OFF)).isEmpty();
            assertThat(two.available("cash")).isEqualTo(100_000);
            assertThat(two.join("reader", Paying.STORED_VALUE)).isEmpty();
        }
    }

    @Test
    void aFeeThatComesBackLivesOnWhereItsLotExpiredMeanwhile() {
        String settings = ClubSettings.settings(SHANGHAI, YEARLY)
                .replace(
                        "\"id\":\"cash\",\"use\":\"TENDER\",\"lots\":{\"expiry\":{\"mode\":\"never\"}",
                        "\"id\":\"cash\",\"use\":\"TENDER\",\"lots\":{\"expiry\":"
                                + "{\"mode\":\"after-period\",\"period\":\"P3D\",\"roundUp\":\"DAY\"}");
        try (Club two = Club.of("2026-01-31", ClubSettings.read(settings))) {
            two.topUp(13_000);
            two.join("yearly", Paying.STORED_VALUE);
            two.at("2026-02-05");

            assertThat(two.cancel(How.COOLING_OFF)).isEmpty();

            assertThat(two.available("cash")).isEqualTo(13_000);
            assertThat(two.at("2026-03-10").available("cash")).isZero();
        }
    }

    @Test
    void aChangeThatIsNotPaidIsTakenBackAndGivesWayToARenewalOrToAnother() {
        club.topUp(100_000);
        club.join("yearly", Paying.STORED_VALUE);
        club.at("2026-02-10");
        assertThat(club.change("family", When.NOW, Paying.CHARGE)).isEmpty();
        ArrangementId first = club.open();
        assertThat(club.told(new Pause())).isEqualTo("membership-charge-open");

        assertThat(club.change("yearly", When.PERIOD_END, Paying.STORED_VALUE)).isEmpty();
        assertThat(club.openCharges()).isZero();
        assertThat(Club.told(club.confirm(first, "late"))).isEqualTo("charge-not-open");
        assertThat(club.told(new Pause())).isEmpty();
        assertThat(club.told(new Resume())).isEmpty();

        club.change("family", When.NOW, Paying.CHARGE);
        ArrangementId second = club.open();
        assertThat(club.change("monthly", When.NOW, Paying.CHARGE)).isEqualTo("downgrade-waits");
        assertThat(club.open()).isEqualTo(second);
        assertThat(club.renew(Paying.STORED_VALUE)).isEmpty();
        assertThat(club.openCharges()).isZero();
        assertThat(club.stands()).isEqualTo("yearly active 2027-01-31..2028-01-31");

        club.change("monthly", When.PERIOD_END, Paying.STORED_VALUE);
        assertThat(club.membership().orElseThrow().outlook().next()).isPresent();
    }

    @Test
    void aChangeThatIsAskedAgainLeavesItsChargeToBePaid() {
        club.join("monthly", Paying.CHARGE);
        club.pays();
        club.change("yearly", When.NOW, Paying.CHARGE);
        ArrangementId charge = club.open();
        club.at("2026-02-10");

        assertThat(club.submit(new Change(new PlanId("yearly"), When.NOW, Paying.CHARGE)))
                .isEqualTo(new Outcome.Refused(new MembershipChargeOpen(charge.value())));

        assertThat(club.open()).isEqualTo(charge);
        assertThat(Club.told(club.confirm(charge, "psp-yearly"))).isEmpty();
        assertThat(club.stands()).startsWith("yearly active 2026-02-10");
    }

    @Test
    void aChangeToAnotherPlanOrPaidOtherwiseTakesThePlaceOfOneThatIsNotPaid() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        club.change("yearly", When.NOW, Paying.CHARGE);
        ArrangementId first = club.open();

        assertThat(club.change("family", When.NOW, Paying.CHARGE)).isEmpty();
        assertThat(club.open()).isNotEqualTo(first);
        assertThat(club.openCharges()).isOne();

        assertThat(club.change("family", When.NOW, Paying.STORED_VALUE)).isEmpty();
        assertThat(club.openCharges()).isZero();
        assertThat(club.stands()).startsWith("family active");
    }

    @Test
    void aRenewalOutsideTakesThePlaceOfAChangeThatIsNotPaid() {
        club.topUp(100_000);
        club.join("yearly", Paying.STORED_VALUE);
        club.change("family", When.NOW, Paying.CHARGE);

        assertThat(club.renew(Paying.CHARGE)).isEmpty();

        assertThat(club.openCharges()).isOne();
        assertThat(club.pays()).isEmpty();
        assertThat(club.stands()).isEqualTo("yearly active 2027-01-31..2028-01-31");
    }

    @Test
    void aPaymentIsTriedAsOftenAsThePlanSaysAndNotOnceMore() {
        club.topUp(3_000);
        club.join("monthly", Paying.STORED_VALUE);
        club.at("2026-03-06");
        club.entries();
        assertThat(club.membership().orElseThrow().dues().failed())
                .as("28 February, 3 and 6 March")
                .isEqualTo(3);
        club.topUp(3_000);

        assertThat(club.at("2026-03-09").stands()).isEqualTo("monthly grace 2026-01-31..2026-02-28");
        assertThat(club.available("cash")).isEqualTo(3_000);
        assertThat(club.at("2026-03-10").stands()).isEmpty();
    }

    @Test
    void aChargeThatFailsOnceMoreThanThePlanSaysIsWithdrawn() {
        club.join("monthly", Paying.CHARGE);
        assertThat(club.fails()).isEmpty();
        assertThat(club.fails()).isEmpty();
        assertThat(club.openCharges()).isOne();
        assertThat(club.fails()).isEmpty();
        assertThat(club.openCharges()).isZero();
    }
}
