package io.guerdon.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.Adjustments;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.LedgerRefusal;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private static final ChainId ANN = chain("mem_ann");
    private static final ChainId BOB = chain("mem_bob");
    private static final ChainId CID = chain("mem_cid");
    private static final SendPoints FORTY = new SendPoints("blinded-card", WalletId.POINTS, new Points(40));

    private final InMemoryLedger stores = new InMemoryLedger(new TestClock(Instant.parse("2026-01-10T00:00:00Z")));
    private final Transfers transfers = new Transfers(stores.ledger(), stores.accounts());

    @BeforeEach
    void annHasAHundred() {
        AdjustBalance gift = new AdjustBalance(WalletId.POINTS, 100, "because");
        new Adjustments(stores.ledger()).adjust(DemoProgram.program(), gift, call("gift"));
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
        return new Call(ANN, EntryKey.ofCaller("", key), Actor.ENGINE);
    }

    private static ChainId chain(String member) {
        return new ChainId(DemoProgram.ID, new MemberId(member));
    }
}
