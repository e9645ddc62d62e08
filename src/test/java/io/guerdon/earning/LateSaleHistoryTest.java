package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.PastBalances;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RoundUp;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account was in the past, where a late sale shows that points had not expired. */
class LateSaleHistoryTest {
    private static final ChainId ANN = new ChainId(DemoProgram.ID, new MemberId("mem_ann"));
    private static final Instant RECORDED = Instant.parse("2026-02-10T00:00:00Z");

    private final Desk desk = new Desk("2026-01-01T00:00:00Z");

    /** Ten points expire at the end of January; a sale of the 20th, recorded in February, extends them to the 19th. */
    @BeforeEach
    void recordLate() {
        buy("R1", 1_000, desk.now());
        desk.now(RECORDED);
        desk.tick(ANN);
        desk.advance(java.time.Duration.ofHours(1));
        buy("R2", 500, Instant.parse("2026-01-20T00:00:00Z"));
        desk.verify(ANN);
    }

    @Test
    void showsWhatWasThereAsWeKnowItNow() {
        assertThat(available("2026-01-10T00:00:00Z", Instant.MAX)).isEqualTo(10);
        assertThat(available("2026-01-25T00:00:00Z", Instant.MAX)).isEqualTo(15);
        assertThat(available("2026-02-05T00:00:00Z", Instant.MAX)).isEqualTo(15);
        assertThat(available("2026-02-25T00:00:00Z", Instant.MAX)).isZero();
    }

    @Test
    void showsWhatWasThereAsItWasKnownThen() {
        assertThat(available("2026-01-25T00:00:00Z", RECORDED)).isEqualTo(10);
        assertThat(available("2026-02-05T00:00:00Z", RECORDED)).isZero();
    }

    private long available(String at, Instant asKnownAt) {
        return new PastBalances(desk.history())
                .at(ANN, Instant.parse(at), asKnownAt)
                .wallet(WalletId.POINTS)
                .available();
    }

    private void buy(String receipt, long amount, Instant at) {
        Till cafe = new Till(new MerchantId("cafe"), "", "");
        RecordPurchase command =
                new RecordPurchase(cafe, receipt, Optional.of(at), "CNY", Basket.ofTotal(amount, List.of()));
        desk.submit(EarningOperations.purchase(
                program(), command, new Call(ANN, EntryKey.ofCaller("", receipt), Actor.ENGINE)));
    }

    private static Program program() {
        Program demo = DemoProgram.program();
        LotPolicy lots = demo.policies().lots();
        ExpiryPolicy sliding = new ExpiryPolicy.Sliding(Period.ofDays(30), RoundUp.NONE);
        LotPolicy slid = new LotPolicy(sliding, lots.pending(), lots.owed(), lots.grace());
        Program.Policies policies = new Program.Policies(
                demo.policies().earning(), slid, demo.policies().spending());
        return new Program(demo.id(), 1, demo.place(), policies, demo.merchants());
    }
}
