package io.guerdon.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.StatusChange;
import io.guerdon.payment.SettleCharge.Confirm;
import io.guerdon.payment.SettleCharge.Fail;
import io.guerdon.payment.SettleCharge.Refund;
import io.guerdon.payment.SettleCharge.WhenBarred;
import io.guerdon.program.DemoProgram;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told about charges, by dues that open one every thirty days. */
class ChargesTest {
    private static final ChainId MEMBER = new ChainId(new ProgramId("demo"), new MemberId("mem_1"));
    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
    private static final ArrangementId DUES = new ArrangementId("due_1-1");

    private final Desk desk = new Desk(START.toString());
    private int calls;

    @BeforeEach
    void joinTheClub() {
        assertThat(desk.submit(new Join(MEMBER, DUES, new Dues(500, 0, 0, START))))
                .isInstanceOf(Outcome.Committed.class);
        desk.tick(MEMBER);
    }

    @Test
    void aPaymentPaysOneChargeOnce() {
        ArrangementId first = charge(1);

        committed(settle(new Confirm(first, "psp-1")));

        assertThat(refused(settle(new Confirm(first, "psp-2")))).isEqualTo("charge-not-open");
        assertThat(find(first).state()).isEqualTo(ChargeSoFar.State.CONFIRMED);
        assertThat(find(first).reference()).isEqualTo("psp-1");
        assertThat(dues().paid()).isEqualTo(500);
        desk.advance(Duration.ofDays(31));
        desk.tick(MEMBER);
        assertThat(refused(settle(new Confirm(charge(2), "psp-1")))).isEqualTo("payment-reference-used");
        committed(settle(new Confirm(charge(2), "psp-3")));
        assertThat(posted(Book.fees(Dues.CLUB))).isEqualTo(1000);
        desk.verify(MEMBER);
    }

    @Test
    void theSameRequestIsAnsweredAsBefore() {
        Call call = call();
        SettleCharge confirm = new Confirm(charge(1), "psp-1");

        committed(desk.submit(decision(confirm, call)));

        assertThat(desk.submit(decision(confirm, call))).isInstanceOf(Outcome.Replayed.class);
        assertThat(dues().paid()).isEqualTo(500);
    }

    @Test
    void failedAttemptsAreCountedAndThePayeeSaysWhenItIsOver() {
        committed(settle(new Fail(charge(1), "no money")));
        assertThat(find(charge(1)).charge().attempts()).isOne();

        committed(settle(new Fail(charge(1), "no money")));

        assertThat(find(charge(1)).state()).isEqualTo(ChargeSoFar.State.WITHDRAWN);
        assertThat(desk.state(MEMBER).arrangements()).isEmpty();
        assertThat(refused(settle(new Confirm(charge(1), "psp-1")))).isEqualTo("charge-not-open");
        assertThat(refused(settle(new Fail(charge(1), "late")))).isEqualTo("charge-not-open");
        desk.verify(MEMBER);
    }

    @Test
    void whatWasPaidIsPaidBackInPartsAndNoMore() {
        assertThat(refused(settle(refund(charge(1), 1)))).isEqualTo("charge-not-paid");
        committed(settle(new Confirm(charge(1), "psp-1")));

        committed(settle(refund(charge(1), 200)));

        assertThat(refused(settle(refund(charge(1), 301)))).isEqualTo("refund-exceeds-charge");
        committed(settle(new Refund(charge(1), Optional.empty(), "", "the rest", WhenBarred.REFUSES)));
        assertThat(refused(settle(new Refund(charge(1), Optional.empty(), "", "more", WhenBarred.REFUSES))))
                .isEqualTo("refund-exceeds-charge");
        assertThat(find(charge(1)).refunded()).isEqualTo(500);
        assertThat(posted(Book.fees(Dues.CLUB))).isZero();
        assertThat(posted(Book.seller(Dues.CLUB))).isZero();
        assertThat(dues().paid()).isZero();
    }

    @Test
    void itIsPaidBackAfterWhatItWasForIsOverToo() {
        committed(settle(new Confirm(charge(1), "psp-1")));
        desk.advance(Duration.ofDays(31));
        desk.tick(MEMBER);
        committed(settle(new Fail(charge(2), "no money")));
        committed(settle(new Fail(charge(2), "no money")));

        committed(settle(refund(charge(1), 500)));

        assertThat(desk.state(MEMBER).arrangements()).isEmpty();
        assertThat(refused(settle(refund(charge(1), 1)))).isEqualTo("refund-exceeds-charge");
        assertThat(posted(Book.fees(Dues.CLUB))).isZero();
        desk.verify(MEMBER);
    }

    @Test
    void noMerchantSettlesWhatIsOwedToAnother() {
        Call elsewhere = new Call(MEMBER, new EntryKey("k-else"), new Actor("key", "books", "", "", ""), 1);

        assertThat(refused(desk.submit(decision(new Confirm(charge(1), "psp-1"), elsewhere))))
                .isEqualTo("charge-of-another-merchant");
        assertThat(refused(settle(new Confirm(new ArrangementId("chg_1-1.9"), "psp-1"))))
                .isEqualTo("charge-not-found");
        assertThat(refused(settle(new Confirm(DUES, "psp-1")))).isEqualTo("charge-not-found");
    }

    @Test
    void whatIsDueIsToBePaidBeforeItIsWritten() {
        desk.advance(Duration.ofDays(31));

        assertThat(desk.state(MEMBER).arrangements()).containsKeys(charge(1), charge(2));
        committed(settle(new Confirm(charge(2), "psp-2")));
        assertThat(desk.written(MEMBER).arrangements()).containsKey(charge(1)).doesNotContainKey(charge(2));
    }

    private static SettleDecision decision(SettleCharge command, Call call) {
        return new SettleDecision(DemoProgram.program(), command, Dues.CLUB, call);
    }

    @Test
    void onePaymentBackIsToldOnce() {
        committed(settle(new Confirm(charge(1), "psp-1")));
        SettleCharge back = new Refund(charge(1), Optional.of(100L), "re-1", "asked for", WhenBarred.REFUSES);

        committed(settle(back));

        assertThat(refused(settle(back))).isEqualTo("refund-reference-used");
        assertThat(posted(Book.fees(Dues.CLUB))).isEqualTo(400);
    }

    @Test
    void onlyWhoeverIsTrustedPaysBackToTheSuspended() {
        committed(settle(new Confirm(charge(1), "psp-1")));
        desk.submit(new StatusChange(MEMBER, new EntryKey("s"), AccountStatus.SUSPENDED));

        assertThat(refused(settle(refund(charge(1), 100)))).isEqualTo("account-suspended");
        committed(settle(new Refund(charge(1), Optional.of(100L), "", "stolen", WhenBarred.PAYS_BACK)));
    }

    @Test
    void whatIsWithdrawnByAnotherIsStillFound() {
        desk.advance(Duration.ofDays(31));
        desk.tick(MEMBER);
        committed(settle(new Fail(charge(2), "no money")));
        committed(settle(new Fail(charge(2), "no money")));

        Entry last = desk.history().byRef(MEMBER, DUES.value()).getLast();
        assertThat(last.draft().why().refs()).contains(charge(2).value(), DUES.value(), "charges");
    }

    private static SettleCharge refund(ArrangementId charge, long amount) {
        return new Refund(charge, Optional.of(amount), "", "asked for", WhenBarred.REFUSES);
    }

    private static ArrangementId charge(long n) {
        return DUES.part(Charge.KIND, n);
    }

    private Dues dues() {
        return desk.state(MEMBER).arrangement(DUES, Dues.class).orElseThrow();
    }

    private ChargeSoFar find(ArrangementId charge) {
        return ChargeSoFar.read(desk.history(), desk.state(MEMBER), charge).orElseThrow();
    }

    private Outcome settle(SettleCharge command) {
        return desk.submit(decision(command, call()));
    }

    private Call call() {
        return new Call(MEMBER, new EntryKey("k-" + ++calls), new Actor("key", "", "", "", ""), 1);
    }

    private long posted(Book book) {
        return desk.history().after(MEMBER, 0, 1_000).stream()
                .flatMap(entry -> entry.legs().stream())
                .filter(leg -> leg.book().equals(book))
                .mapToLong(Leg::amount)
                .sum();
    }

    private static void committed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
    }

    private static String refused(Outcome outcome) {
        return ((Outcome.Refused) outcome).refusal().code();
    }
}
