package io.guerdon.membership;

import static io.guerdon.membership.ClubSettings.FAMILY;
import static io.guerdon.membership.ClubSettings.FREE;
import static io.guerdon.membership.ClubSettings.MONTHLY;
import static io.guerdon.membership.ClubSettings.TRIAL;
import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipCommand.Change;
import io.guerdon.membership.MembershipCommand.How;
import io.guerdon.membership.MembershipCommand.When;
import io.guerdon.program.Program;
import io.guerdon.storedvalue.BlockStoredValue;
import io.guerdon.unit.PlanId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is paid for a membership, when it is not, and what that does. */
class MembershipFeesTest {
    private static final String SHANGHAI = "Asia/Shanghai";

    private final Club club = Club.on("2026-01-31", SHANGHAI, MONTHLY, YEARLY, FAMILY, TRIAL, FREE);

    @AfterEach
    void close() {
        club.close();
    }

    @Test
    void aFirstFeeThatIsNotPaidLapsesAndHasGivenNothing() {
        club.join("yearly", Paying.CHARGE);
        assertThat(club.stands()).isEqualTo("yearly unpaid 2026-01-31..2026-01-31");
        assertThat(club.available("latte")).isZero();

        club.at("2026-02-10");

        assertThat(club.stands()).isEmpty();
        assertThat(club.openCharges()).isZero();
        assertThat(club.join("yearly", Paying.CHARGE)).isEmpty();
    }

    @Test
    void whatIsPaidLaterBeginsOnTheDayItIsPaid() {
        club.join("trial", Paying.CHARGE);
        assertThat(club.stands()).isEqualTo("trial trial 2026-01-31..2026-02-14");
        club.cancel(How.PERIOD_END);
        club.at("2026-02-14");
        club.join("yearly", Paying.CHARGE);
        club.at("2026-02-20").pays();

        assertThat(club.stands()).isEqualTo("yearly active 2026-02-20..2027-02-20");
    }

    @Test
    void aChargeThatFailedTooOftenIsWithdrawnAndThePeriodCanStillBePaidInTheGrace() {
        club.join("monthly", Paying.CHARGE);
        club.pays();
        club.at("2026-02-28");
        assertThat(club.fails()).isEmpty();
        assertThat(club.fails()).isEmpty();
        assertThat(club.openCharges()).isEqualTo(1);
        assertThat(club.fails()).isEmpty();
        assertThat(club.openCharges()).isZero();
        assertThat(club.stands()).isEqualTo("monthly grace 2026-01-31..2026-02-28");

        club.topUp(3_000);
        assertThat(club.renew(Paying.STORED_VALUE)).isEmpty();

        assertThat(club.stands()).isEqualTo("monthly active 2026-02-28..2026-03-31");
        assertThat(club.fees()).isEqualTo(6_000);
    }

    @Test
    void nothingIsTakenOfStoredValueThatIsBlocked() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        club.block(BlockStoredValue.Act.BLOCK);
        assertThat(club.renew(Paying.STORED_VALUE)).isEqualTo("stored-value-blocked");

        club.at("2026-03-01");

        assertThat(club.stands()).isEqualTo("monthly grace 2026-01-31..2026-02-28");
        assertThat(club.available("cash")).isEqualTo(97_000);
        club.block(BlockStoredValue.Act.UNBLOCK);
        club.at("2026-03-03");
        assertThat(club.stands()).isEqualTo("monthly active 2026-02-28..2026-03-31");
    }

    @Test
    void aRefundMovesMoneyAndEndsNothing() {
        club.join("monthly", Paying.CHARGE);
        ArrangementId charge = club.open();
        club.pays();

        assertThat(Club.told(club.refund(charge, Optional.of(1_000L)))).isEmpty();

        assertThat(club.stands()).isEqualTo("monthly active 2026-01-31..2026-02-28");
        assertThat(club.fees()).isEqualTo(2_000);
        assertThat(club.book(Book.seller(Club.CAFE))).isEqualTo(-2_000);
    }

    @Test
    void whatWasRefundedBeforeDoesNotComeBackTwice() {
        club.join("yearly", Paying.CHARGE);
        ArrangementId charge = club.open();
        club.pays();
        club.refund(charge, Optional.of(1_000L));

        assertThat(club.cancel(How.COOLING_OFF)).isEmpty();

        assertThat(club.fees()).isZero();
        assertThat(club.book(Book.seller(Club.CAFE))).isZero();
        assertThat(Club.told(club.refund(charge, Optional.of(1L)))).isEqualTo("fee-returned");
    }

    @Test
    void whatWasAgreedStaysAgreedUntilItIsChanged() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        Program dearer = ClubSettings.program(SHANGHAI, MONTHLY.replace("3000", "4000"));
        club.at("2026-02-28");
        assertThat(club.fees()).isEqualTo(6_000);

        Change toItself = new Change(new PlanId("monthly"), When.PERIOD_END, Paying.STORED_VALUE);
        assertThat(Club.told(club.memberships.submit(dearer, toItself, Club.call("dearer"))))
                .isEmpty();

        club.at("2026-03-28");
        assertThat(club.fees()).isEqualTo(6_000);
        club.at("2026-03-31");
        assertThat(club.fees()).isEqualTo(10_000);
    }

    @Test
    void anUpgradeThatIsNotPaidByTheEndOfThePeriodIsNone() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        assertThat(club.change("yearly", When.NOW, Paying.CHARGE)).isEmpty();
        ArrangementId charge = club.open();

        club.at("2026-02-28");

        assertThat(Club.told(club.confirm(charge, "late"))).isEqualTo("charge-not-open");
        assertThat(club.openCharges()).isZero();
        assertThat(club.stands()).as("paid as before").isEqualTo("monthly active 2026-02-28..2026-03-31");
    }

    @Test
    void betweenPlansOfOtherLengthsANewPeriodBegins() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        club.at("2026-02-10");

        assertThat(club.change("yearly", When.NOW, Paying.STORED_VALUE)).isEmpty();

        assertThat(club.stands()).isEqualTo("yearly active 2026-02-10..2027-02-10");
        // 12000 − floor(3000 × 18 ÷ 28)
        assertThat(club.fees()).isEqualTo(3_000 + 12_000 - 1_928);
        assertThat(club.available("latte")).isEqualTo(2);
    }

    @Test
    void whatIsFreeIsNeverCharged() {
        assertThat(club.join("free", Paying.CHARGE)).isEmpty();

        club.at("2027-01-31");

        assertThat(club.stands()).isEqualTo("free active 2027-01-31..2027-02-28");
        assertThat(club.fees()).isZero();
        assertThat(club.openCharges()).isZero();
    }

    @Test
    void anAccountThatIsClosedHasNoMembershipForLong() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        club.stores.ledger().submit(new Closing());

        club.at("2026-02-28");

        assertThat(club.stands()).isEmpty();
        assertThat(club.available("cash")).isEqualTo(97_000);
    }

    /** Closes the account. */
    private record Closing() implements Operation<Optional<Void>> {
        @Override
        public Terms terms() {
            return new Terms(
                    Club.ANN,
                    new Request(Club.call("close").key(), Fingerprint.NONE),
                    List.of(),
                    List.of(),
                    Refusals.FORGOTTEN);
        }

        @Override
        public Optional<Void> gather(History history, AccountState state, Instant now) {
            return Optional.empty();
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
            return new Verdict.Commit(new Draft(
                    EntryKind.STATUS,
                    now,
                    List.of(new Movement.StatusChanged(AccountStatus.CLOSED)),
                    Optional.empty(),
                    Draft.Why.DUE));
        }
    }

    @Test
    void onlyWhoTakesTheFeesActsForThem() {
        var elsewhere = new io.guerdon.ledger.Call(
                Club.ANN,
                io.guerdon.ledger.EntryKey.ofCaller("", "else"),
                new io.guerdon.ledger.Actor("key", "books", "", "", ""),
                1);

        assertThat(Club.told(club.memberships.submit(
                        club.program, new MembershipCommand.Join(new PlanId("free"), Paying.CHARGE), elsewhere)))
                .isEqualTo("membership-plan-elsewhere");
    }

    @Test
    void giftAndCouponsAreThoseOfTheMerchantThatTakesTheFees() {
        club.join("yearly", Paying.CHARGE);
        club.pays();

        assertThat(club.state().wallet(new WalletId("latte")).spendable().values())
                .allSatisfy(lot -> assertThat(lot.terms().issuer()).isEqualTo(Club.CAFE));
        assertThat(club.state().wallet(WalletId.POINTS).spendable().values())
                .allSatisfy(lot -> assertThat(lot.terms().issuer()).isEqualTo(Club.CAFE));
    }
}
