package io.guerdon.membership;

import static io.guerdon.membership.ClubSettings.FAMILY;
import static io.guerdon.membership.ClubSettings.MONTHLY;
import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Suspending;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipCommand.Cancel;
import io.guerdon.membership.MembershipCommand.Change;
import io.guerdon.membership.MembershipCommand.How;
import io.guerdon.membership.MembershipCommand.Join;
import io.guerdon.membership.MembershipCommand.Pause;
import io.guerdon.membership.MembershipCommand.Renew;
import io.guerdon.membership.MembershipCommand.Resume;
import io.guerdon.membership.MembershipCommand.When;
import io.guerdon.membership.Memberships.Preview;
import io.guerdon.payment.SettleCharge;
import io.guerdon.program.Program;
import io.guerdon.unit.PlanId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of memberships whose fees go to a merchant that is suspended. */
class MembershipSuspendedTest {
    private static final String SHANGHAI = "Asia/Shanghai";
    private static final String PATIENT =
            MONTHLY.replace("\"id\":\"monthly\"", "\"id\":\"patient\"").replace("\"graceDays\":10", "\"graceDays\":40");
    private static final String[] PLANS = {MONTHLY, YEARLY, FAMILY, PATIENT};
    private static final Program SUSPENDED = ClubSettings.read(ClubSettings.settings(SHANGHAI, PLANS)
            .replace(
                    "\"id\":\"cafe\",\"issuing\":\"ISSUES\"",
                    "\"id\":\"cafe\",\"issuing\":\"ISSUES\",\"standing\":\"SUSPENDED\""));

    private final Suspending suspending = new Suspending(Club.CAFE);
    private final Club club = Club.of("2026-01-31", ClubSettings.program(SHANGHAI, PLANS), suspending);
    private int calls;

    @AfterEach
    void close() {
        club.close();
    }

    private void suspend(String from, String until) {
        suspending.between(Instant.parse(from + "T00:00:00+08:00"), Instant.parse(until + "T00:00:00+08:00"));
    }

    private String there(MembershipCommand command) {
        return Club.told(club.memberships.submit(SUSPENDED, command, Club.call("there-" + ++calls)));
    }

    private String there(SettleCharge command) {
        return Club.told(club.settle(SUSPENDED, command));
    }

    private static Change change(String plan, When when) {
        return new Change(new PlanId(plan), when, Paying.STORED_VALUE);
    }

    /** With what is due by then written. */
    private String standsAt(String day) {
        club.at(day).entries();
        return club.stands();
    }

    @Test
    void nothingIsAgreedThere() {
        club.topUp(100_000);
        Join join = new Join(new PlanId("monthly"), Paying.STORED_VALUE);
        assertThat(there(join)).isEqualTo("merchant-suspended");
        assertThat(club.memberships.preview(SUSPENDED, join, Club.call("x").actor(), Club.ANN))
                .isInstanceOf(Preview.Refused.class);
        club.join("monthly", Paying.STORED_VALUE);

        assertThat(there(new Renew(Paying.CHARGE))).isEqualTo("merchant-suspended");
        assertThat(there(change("yearly", When.NOW))).isEqualTo("merchant-suspended");
        assertThat(there(change("yearly", When.PERIOD_END))).isEqualTo("merchant-suspended");
        assertThat(club.fees()).isEqualTo(3_000);
    }

    @Test
    void whatWasAgreedIsPausedTakenBackAndLeft() {
        club.topUp(100_000);
        club.join("yearly", Paying.STORED_VALUE);
        club.change("family", When.PERIOD_END, Paying.STORED_VALUE);

        assertThat(there(change("yearly", When.PERIOD_END))).isEmpty();
        assertThat(there(new Pause())).isEmpty();
        assertThat(there(new Resume())).isEmpty();
        assertThat(there(new Cancel(How.COOLING_OFF, "enough"))).isEmpty();
        assertThat(club.fees()).isZero();
        assertThat(club.available("cash")).isEqualTo(100_000);
    }

    @Test
    void whatWasPaidOutsideIsRecordedAndGoesBack() {
        club.join("monthly", Paying.CHARGE);
        ArrangementId charge = club.open();

        assertThat(there(new SettleCharge.Fail(charge, "no money"))).isEmpty();
        assertThat(club.openCharges()).isOne();
        assertThat(there(new SettleCharge.Confirm(charge, "psp"))).isEmpty();
        assertThat(club.stands()).isEqualTo("monthly active 2026-01-31..2026-02-28");
        assertThat(there(new SettleCharge.Refund(
                        charge, Optional.of(1_000L), "", "dear", SettleCharge.WhenBarred.REFUSES)))
                .isEmpty();
        assertThat(club.fees()).isEqualTo(2_000);
    }

    @Test
    void aPeriodThatEndsTakesNothingAndTheMembershipLapses() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        suspend("2026-02-20", "2027-01-01");

        assertThat(standsAt("2026-02-28")).isEqualTo("monthly grace 2026-01-31..2026-02-28");
        assertThat(standsAt("2026-03-09")).isEqualTo("monthly grace 2026-01-31..2026-02-28");
        assertThat(club.membership().orElseThrow().dues().failed()).isEqualTo(3);
        assertThat(standsAt("2026-03-10")).isEmpty();
        assertThat(club.available("cash")).isEqualTo(97_000);
        assertThat(club.openCharges()).isZero();
    }

    @Test
    void aPaymentThatIsTriedAgainIsTakenOnceTheMerchantIsBack() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        suspend("2026-02-20", "2026-03-02");

        assertThat(standsAt("2026-03-02")).isEqualTo("monthly grace 2026-01-31..2026-02-28");
        assertThat(standsAt("2026-03-03")).isEqualTo("monthly active 2026-02-28..2026-03-31");
        assertThat(club.available("cash")).isEqualTo(94_000);
    }

    @Test
    void noChargeIsOpenedAndTheMemberRenewsOnceTheMerchantIsBack() {
        club.join("monthly", Paying.CHARGE);
        club.pays();
        suspend("2026-02-20", "2026-03-02");

        assertThat(standsAt("2026-03-01")).isEqualTo("monthly grace 2026-01-31..2026-02-28");
        assertThat(club.openCharges()).isZero();
        assertThat(club.at("2026-03-02").renew(Paying.CHARGE)).isEmpty();
        assertThat(club.pays()).isEmpty();
        assertThat(club.stands()).isEqualTo("monthly active 2026-02-28..2026-03-31");
    }

    @Test
    void whatIsPaidWhenItsPeriodIsOverAsksForNoFurtherOne() {
        club.join("patient", Paying.CHARGE);
        club.pays();
        ArrangementId charge = club.at("2026-04-02").open();
        suspend("2026-04-01", "2027-01-01");

        assertThat(there(new SettleCharge.Confirm(charge, "psp"))).isEmpty();

        assertThat(standsAt("2026-04-02")).isEqualTo("patient grace 2026-02-28..2026-03-31");
        assertThat(club.openCharges()).isZero();
        assertThat(club.fees()).isEqualTo(6_000);
    }

    @Test
    void goingOnAtTheEndOfAPeriodTakesNoFee() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        assertThat(club.at("2026-02-27").told(new Pause())).isEmpty();
        suspend("2026-02-28", "2027-01-01");
        club.at("2026-02-28");

        assertThat(there(new Resume())).isEmpty();

        assertThat(club.stands()).isEqualTo("monthly grace 2026-01-31..2026-02-28");
        assertThat(club.available("cash")).isEqualTo(97_000);
    }

    @Test
    void whatIsReadIsWhatWillBeWritten() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        suspend("2026-02-20", "2027-01-01");
        club.at("2026-02-28");

        assertThat(club.memberships.find(Club.ANN).orElseThrow().getValue().phase())
                .isEqualTo(Membership.Phase.GRACE);
    }
}
