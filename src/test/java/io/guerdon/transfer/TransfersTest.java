package io.guerdon.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.Adjustments;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.LedgerRefusal;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.StatusChange;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private static final ChainId ANN = chain("mem_ann");
    private static final ChainId BOB = chain("mem_bob");
    private static final ChainId CID = chain("mem_cid");
    private static final SendPoints FORTY = new SendPoints("blinded-card", WalletId.POINTS, new Points(40));

    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private final InMemoryLedger stores = new InMemoryLedger(clock);
    private final InMemoryLedger.Stores in = stores.stores();
    private final Transfers transfers = new Transfers(stores.ledger(), stores.accounts(), in.claims(), in.journal());
    private final Arriving arriving = new Arriving(in.claims(), in.journal(), Duration.ZERO);
    private final DueWork dueWork = new DueWork(stores.ledger(), stores.accounts(), in.snapshots(), transfers::deliver);

    @BeforeEach
    void annHasAHundred() {
        give(ANN);
    }

    private void give(ChainId chain) {
        AdjustBalance gift = new AdjustBalance(WalletId.POINTS, 100, "because");
        new Adjustments(stores.ledger()).adjust(DemoProgram.program(), gift, call(chain, "gift"));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void arrivesAtOnce() {
        assertThat(transfers.send(FORTY, BOB, call("k"))).isInstanceOf(Outcome.Committed.class);

        assertThat(balance(ANN)).isEqualTo(new Balance(60, 0, 0, 0, 0));
        assertThat(balance(BOB)).isEqualTo(new Balance(40, 0, 0, 0, 0));
        assertThat(arriving(BOB)).isZero();
        assertThat(in.claims().size()).isZero();
    }

    @Test
    void bothSidesShowWhatACrashLeftInTransitUntilDueWorkDeliversIt() {
        crashAfterTheDebit(ANN, "k");

        assertThat(balance(ANN)).isEqualTo(new Balance(60, 0, 0, 0, 40));
        assertThat(balance(BOB)).isEqualTo(new Balance(0, 0, 0, 0, 0));
        assertThat(arriving(BOB)).isEqualTo(40);
        assertThat(arriving(CID)).isZero();

        dueWork.beat(NOW);
        dueWork.beat(NOW);

        assertThat(balance(ANN)).isEqualTo(new Balance(60, 0, 0, 0, 0));
        assertThat(balance(BOB)).isEqualTo(new Balance(40, 0, 0, 0, 0));
        assertThat(arriving(BOB)).isZero();
        assertThat(in.claims().size()).isZero();
    }

    @Test
    void aStateThatDoesNotHaveThePointsShowsThemOnTheirWay() {
        crashAfterTheDebit(ANN, "k");
        AccountState before = stores.accounts().read(BOB);
        SentTransfer sent =
                stores.accounts().read(ANN).transfers().values().iterator().next();
        stores.ledger().submit(new ReceiveDecision(ANN, sent));

        assertThat(arriving.to(before, WalletId.POINTS)).isEqualTo(40);
        assertThat(arriving(BOB)).isZero();
        assertThat(balance(BOB).available()).isEqualTo(40);
    }

    @Test
    void pointsForAParkedAccountStayOnTheirWay() {
        in.snapshots().park(BOB, 1);
        transfers.send(FORTY, BOB, call("k"));

        assertThat(arriving(BOB)).isEqualTo(40);
        dueWork.beat(NOW);
        assertThat(arriving(BOB)).isEqualTo(40);

        in.snapshots().release(BOB);
        stores.accounts().forget(BOB);
        dueWork.beat(NOW);
        assertThat(arriving(BOB)).isZero();
        assertThat(balance(BOB).available()).isEqualTo(40);
    }

    @Test
    void pointsThatComeBackAreNotArrivingAnyMore() {
        crashAfterTheDebit(ANN, "k");
        stores.ledger().submit(new StatusChange(BOB, EntryKey.ofCaller("", "close"), AccountStatus.CLOSED));

        dueWork.beat(NOW);

        assertThat(arriving(BOB)).isZero();
        assertThat(balance(ANN)).isEqualTo(new Balance(100, 0, 0, 0, 0));
    }

    @Test
    void aRepeatLeavesNothingOnItsWay() {
        transfers.send(FORTY, BOB, call("k"));
        transfers.send(FORTY, BOB, call("k"));
        transfers.send(FORTY, CID, call("k"));

        assertThat(in.claims().size()).isZero();
        assertThat(arriving(BOB) + arriving(CID)).isZero();
    }

    /** Two pages of senders, so that looking for more work must end although all of them stay due. */
    @Test
    void endsTheBeatWhereNothingCanBeDelivered() {
        sixHundredSendToBobWhoIsParked();

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> dueWork.beat(NOW));
        assertThat(arriving(BOB)).isEqualTo(600 * 40);
    }

    @Test
    void deliversWhatComesAfterAPageOfWhatCannotBe() {
        sixHundredSendToBobWhoIsParked();
        clock.advance(Duration.ofSeconds(1));
        crashAfterTheDebit(ANN, CID, "k");

        dueWork.beat(clock.instant());
        assertThat(arriving(CID)).isZero();
        assertThat(arriving(BOB)).isEqualTo(600 * 40);

        in.snapshots().release(BOB);
        dueWork.beat(clock.instant());
        assertThat(arriving(BOB)).isZero();
    }

    private void sixHundredSendToBobWhoIsParked() {
        in.snapshots().park(BOB, 1);
        for (int i = 0; i < 600; i++) {
            ChainId sender = chain("mem_s" + i);
            give(sender);
            crashAfterTheDebit(sender, "k");
        }
    }

    private void crashAfterTheDebit(ChainId sender, String key) {
        crashAfterTheDebit(sender, BOB, key);
    }

    private void crashAfterTheDebit(ChainId sender, ChainId receiver, String key) {
        SendDecision.Sender from = new SendDecision.Sender(Guards::maySpend, stores.accounts());
        stores.ledger().submit(new SendDecision(FORTY, receiver, call(sender, key), from));
    }

    private long arriving(ChainId chain) {
        return arriving.to(stores.accounts().read(chain), WalletId.POINTS);
    }

    @Test
    void repeatsTheFirstAnswerWhoeverBearsTheNameNow() {
        Outcome first = transfers.send(FORTY, BOB, call("k"));
        Outcome again = new Outcome.Replayed(((Outcome.Committed) first).entry());

        assertThat(transfers.send(FORTY, CID, call("k"))).isEqualTo(again);
        assertThat(transfers.send(FORTY, ANN, call("k"))).isEqualTo(again);
        assertThat(transfers.refuse(FORTY, new LedgerRefusal.AccountClosed(), call("k")))
                .isEqualTo(again);
        assertThat(balance(ANN).available()).isEqualTo(60);
        assertThat(balance(CID).available()).isZero();
    }

    @Test
    void refusesToSendToOneself() {
        assertThat(transfers.send(FORTY, ANN, call("k")))
                .isEqualTo(new Outcome.Refused(new TransferRefusal.TransferToSelf()));
    }

    @Test
    void refusesANameNobodyBears() {
        LedgerRefusal nobody = new LedgerRefusal.AccountClosed();

        assertThat(transfers.refuse(FORTY, nobody, call("k"))).isEqualTo(new Outcome.Refused(nobody));
        assertThat(balance(ANN).available()).isEqualTo(100);
    }

    private Balance balance(ChainId chain) {
        return Balances.of(stores.accounts().read(chain)).get(WalletId.POINTS);
    }

    private static Call call(String key) {
        return call(ANN, key);
    }

    private static Call call(ChainId chain, String key) {
        return new Call(chain, EntryKey.ofCaller("", key), Actor.ENGINE);
    }

    private static ChainId chain(String member) {
        return new ChainId(DemoProgram.ID, new MemberId(member));
    }
}
