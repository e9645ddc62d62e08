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
import io.guerdon.program.Program;
import io.guerdon.program.Revision;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is checked before the account is asked never comes before the first answer. */
class PurchasesTest {
    private static final Program OPEN = DemoProgram.program();
    private static final Revision WITHOUT_MERCHANTS = new Revision(
            new Program(OPEN.id(), 2, OPEN.place(), OPEN.policies(), List.of()),
            Instant.parse("2026-01-20T00:00:00Z"),
            Revision.Origin.FOUNDED);
    private static final ChainId ANN = new ChainId(OPEN.id(), new MemberId("mem_ann"));

    private final TestClock clock = new TestClock(Instant.parse("2026-01-10T00:00:00Z"));
    private final InMemoryLedger stores = new InMemoryLedger(clock);
    private final InMemoryPrograms programs = InMemoryPrograms.with(OPEN);
    private final Purchases purchases =
            new Purchases(stores.ledger(), Sources.of(programs, Hands.budgets()), ProgramTime.of(clock));

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void repeatsTheFirstAnswerAlthoughTheMerchantHasLeftTheProgram() {
        Outcome first = record("k", untimed("R1"));
        programs.publish(WITHOUT_MERCHANTS);
        clock.advance(Duration.ofDays(30));

        assertThat(record("k", untimed("R1"))).isEqualTo(replayed(first));
        assertThat(code(record("k2", untimed("R2")))).isEqualTo("unknown-merchant");
    }

    @Test
    void judgesALateSaleByTheRevisionInForceWhenItHappened() {
        programs.publish(WITHOUT_MERCHANTS);
        clock.advance(Duration.ofDays(30));
        Instant end = WITHOUT_MERCHANTS.effectiveAt();

        Outcome before = record("k", sale("R1", "CNY", end.minusMillis(1)));

        assertThat(((Outcome.Committed) before).entry().draft().why().trace().revision())
                .isEqualTo(1);
        assertThat(code(record("k2", sale("R2", "CNY", end)))).isEqualTo("unknown-merchant");
    }

    @Test
    void repeatsTheFirstAnswerAlthoughTheClockWasPutBack() {
        Instant at = clock.instant();
        Outcome first = record("k", sale("R1", "CNY", at));
        clock.advance(Duration.ofDays(-3));

        assertThat(record("k", sale("R1", "CNY", at))).isEqualTo(replayed(first));
        assertThat(code(record("k2", sale("R2", "CNY", at)))).isEqualTo("at-in-the-future");
    }

    @Test
    void tellsAReusedKeyBeforeAnythingElse() {
        record("k", sale("R1", "CNY", clock.instant()));

        assertThat(code(record("k", sale("R1", "EUR", clock.instant())))).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aSaleNobodyMayRecordClaimsNoReceipt() {
        assertThat(code(record("k", sale("R1", "EUR", clock.instant())))).isEqualTo("currency-mismatch");

        assertThat(stores.stores().claims().size()).isZero();
    }

    private Outcome record(String key, RecordPurchase command) {
        Program current = programs.inForce(OPEN.id(), clock.instant()).orElseThrow();
        return purchases.record(current, command, new Call(ANN, EntryKey.ofCaller("", key), Actor.ENGINE));
    }

    private static RecordPurchase untimed(String receipt) {
        return new RecordPurchase(
                new Till(new MerchantId("cafe"), "", ""),
                receipt,
                Optional.empty(),
                "CNY",
                Basket.ofTotal(1_000, List.of()));
    }

    private static RecordPurchase sale(String receipt, String currency, Instant at) {
        Till till = new Till(new MerchantId("cafe"), "", "");
        return new RecordPurchase(till, receipt, Optional.of(at), currency, Basket.ofTotal(1_000, List.of()));
    }

    private static Outcome replayed(Outcome first) {
        return new Outcome.Replayed(((Outcome.Committed) first).entry());
    }

    private static String code(Outcome outcome) {
        return ((Outcome.Refused) outcome).refusal().code();
    }
}
