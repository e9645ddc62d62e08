package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.Hands;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A receipt leads to the sale it is the receipt of, whatever else its key was used for. */
class ReceiptsTest {
    private static final ChainId ANN = new ChainId(DemoProgram.ID, new MemberId("mem_ann"));
    private static final ChainId BEN = new ChainId(DemoProgram.ID, new MemberId("mem_ben"));

    private final TestClock clock = new TestClock(Instant.parse("2026-01-10T00:00:00Z"));
    private final InMemoryLedger stores = new InMemoryLedger(clock);
    private final InMemoryPrograms programs = InMemoryPrograms.with(DemoProgram.program());
    private final Purchases purchases =
            new Purchases(stores.ledger(), Sources.of(programs, Hands.budgets()), ProgramTime.of(clock));
    private final Returns returns = new Returns(stores.ledger(), stores.stores().claims(), programs, Hands.budgets());

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void aReceiptToldUnderAUsedKeyIsRecordedUnderAnother() {
        record(ANN, "k", "R1");
        assertThat(code(record(ANN, "k", "R2"))).isEqualTo("idempotency-key-reused");

        assertThat(record(BEN, "k", "R2")).isInstanceOf(Outcome.Committed.class);
        assertThat(code(record(ANN, "k2", "R2"))).isEqualTo("receipt-already-recorded");
    }

    @Test
    void goodsOfAReceiptThatWasNeverRecordedDoNotComeBack() {
        record(ANN, "k", "R1");
        record(ANN, "k", "R2");

        assertThat(code(giveBack("b2", "R2"))).isEqualTo("purchase-not-found");
        assertThat(giveBack("b1", "R1")).isInstanceOf(Outcome.Committed.class);
    }

    private Outcome record(ChainId member, String key, String receipt) {
        RecordPurchase sale = new RecordPurchase(
                new Till(new MerchantId("cafe"), "", ""),
                receipt,
                Optional.empty(),
                "CNY",
                Basket.ofTotal(1_000, List.of()));
        return purchases.record(DemoProgram.program(), sale, call(member, key));
    }

    private Outcome giveBack(String key, String receipt) {
        ReturnGoods goods = new ReturnGoods(
                new PurchaseRef.ByReceipt("cafe", receipt),
                "",
                Optional.empty(),
                List.of(new ReturnedLine(0, 0, 1_000)));
        return returns.record(goods, call(ANN, key));
    }

    private static Call call(ChainId member, String key) {
        return new Call(member, EntryKey.ofCaller("", key), Actor.ENGINE);
    }

    private static String code(Outcome outcome) {
        return ((Outcome.Refused) outcome).refusal().code();
    }
}
