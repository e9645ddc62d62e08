package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A claim is worth what its holder's entry says. */
class ClaimingTest {
    private static final ChainId ANN = chain("ann");
    private static final ChainId BEN = chain("ben");

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryLedger stores = new InMemoryLedger(clock);
    private final Ledger ledger = stores.ledger();
    private final Claims claims = stores.stores().claims();

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void aReceiptIsRecordedOnce() {
        assertThat(ledger.submit(new Sale(ANN, "k1", "R1"))).isInstanceOf(Outcome.Committed.class);

        assertThat(code(ledger.submit(new Sale(BEN, "k2", "R1")))).isEqualTo("taken");
        assertThat(code(ledger.submit(new Sale(ANN, "k3", "R1")))).isEqualTo("taken");
    }

    @Test
    void aRememberedRefusalLetsItsReceiptGo() {
        claims.take(List.of(holder("R1", ANN, "k1")));
        assertThat(code(ledger.submit(new Refused(ANN, "k1")))).isEqualTo("account-suspended");

        assertThat(ledger.submit(new Sale(ANN, "k2", "R1"))).isInstanceOf(Outcome.Committed.class);
        assertThat(ledger.submit(new Refused(ANN, "k1"))).isInstanceOf(Outcome.RefusedBefore.class);
        Entry refusal = stores.stores().journal().byKey(ANN, key("k1")).orElseThrow();
        assertThat(new Claim("R1", "taken", _ -> true).isHeldBy(refusal)).isFalse();
    }

    @Test
    void aReceiptToldUnderAUsedKeyIsRecordedUnderAnother() {
        ledger.submit(new Sale(ANN, "k1", "R1"));
        assertThat(code(ledger.submit(new Sale(ANN, "k1", "R2")))).isEqualTo("idempotency-key-reused");

        assertThat(ledger.submit(new Sale(BEN, "k2", "R2"))).isInstanceOf(Outcome.Committed.class);
        assertThat(code(ledger.submit(new Sale(BEN, "k3", "R1")))).isEqualTo("taken");
    }

    @Test
    void whoeverTakesAClaimOverMakesItsHoldersEntryImpossibleFirst() {
        claims.take(List.of(holder("R1", ANN, "k1")));

        assertThat(ledger.submit(new Sale(BEN, "k2", "R1"))).isInstanceOf(Outcome.Committed.class);
        assertThat(code(ledger.submit(new Sale(ANN, "k1", "R1")))).isEqualTo("taken");
        assertThat(code(ledger.submit(new Sale(ANN, "k1", "R3")))).isEqualTo("idempotency-key-abandoned");
    }

    @Test
    void whatAnotherEntryHasIsSaidBeforeAnyOtherRefusal() {
        Operation.Terms first = new Sale(ANN, "k1", "R1").terms();
        ledger.submit(new Sale(ANN, "k1", "R1"));
        Operation.Terms again = new Sale(ANN, "k2", "R1").terms();

        assertThat(code(ledger.refuse(again, new LedgerRefusal.AccountSuspended())))
                .isEqualTo("taken");
        assertThat(ledger.refuse(first, new LedgerRefusal.AccountSuspended())).isInstanceOf(Outcome.Replayed.class);
        assertThat(code(ledger.refuse(new Sale(ANN, "k3", "R2").terms(), new LedgerRefusal.AccountSuspended())))
                .isEqualTo("account-suspended");
    }

    @Test
    void whoeverMayNotIsToldNoMoreAndWhatSaysThatItWasDoneStands() {
        ledger.submit(new Sale(ANN, "k1", "R1"));
        Refusal forbidden = () -> Refusal.Sort.FORBIDDEN;
        Refusal done = new Refusal.Done() {};

        for (Refusal refusal : List.of(forbidden, done)) {
            assertThat(ledger.refuse(new Sale(BEN, "k2", "R1").terms(), refusal))
                    .isEqualTo(new Outcome.Refused(refusal));
        }
    }

    @Test
    void aMemberWithTheSameKeyIsToldWhoHasItsClaim() {
        claims.take(List.of(holder("R1", ANN, "same")));
        assertThat(ledger.submit(new Sale(BEN, "same", "R1"))).isInstanceOf(Outcome.Committed.class);

        assertThat(code(ledger.submit(new Sale(ANN, "same", "R1")))).isEqualTo("taken");
    }

    @Test
    void whatIsLetGoIsFreeAndItsRequestCanNeverHaveIt() {
        claims.take(List.of(holder("R1", ANN, "k1")));
        ledger.letGo(new Sale(ANN, "k1", "R1").claim(), ANN, key("k1"));

        assertThat(claims.holder("R1")).isEmpty();
        assertThat(code(ledger.submit(new Sale(ANN, "k1", "R1")))).isEqualTo("idempotency-key-abandoned");
    }

    @Test
    void whatAnEntryHasIsNotLetGo() {
        ledger.submit(new Sale(ANN, "k1", "R1"));
        ledger.letGo(new Sale(ANN, "k1", "R1").claim(), ANN, key("k1"));

        assertThat(code(ledger.submit(new Sale(BEN, "k2", "R1")))).isEqualTo("taken");
    }

    private static ChainId chain(String member) {
        return new ChainId(new ProgramId("demo"), new MemberId("mem_" + member));
    }

    private static EntryKey key(String key) {
        return EntryKey.ofCaller("", key);
    }

    private static Holder holder(String receipt, ChainId chain, String key) {
        return new Holder(receipt, chain, key(key));
    }

    private static String code(Outcome outcome) {
        return ((Outcome.Refused) outcome).refusal().code();
    }

    private record Sold(String receipt) implements Subject {}

    private record Sale(ChainId chain, String key, String receipt) implements Operation<Boolean> {
        Claim claim() {
            return Claim.of(receipt, "taken", Sold.class, sold -> sold.receipt().equals(receipt));
        }

        @Override
        public Terms terms() {
            Fingerprint fingerprint = Fingerprint.of(new TreeMap<>(Map.of("receipt", receipt)));
            Entry.Request request = new Entry.Request(ClaimingTest.key(key), fingerprint);
            return new Terms(chain, request, List.of("receipt"), List.of(claim()), Refusals.FORGOTTEN);
        }

        @Override
        public Boolean gather(History history, AccountState state, Instant now) {
            return true;
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Boolean context) {
            return new Verdict.Commit(new Draft(
                    EntryKind.EARN, now, List.of(), Optional.of(new Sold(receipt)), Draft.Why.by(Actor.ENGINE)));
        }
    }

    private record Refused(ChainId chain, String key) implements Operation<Boolean> {
        @Override
        public Terms terms() {
            Entry.Request request =
                    new Entry.Request(ClaimingTest.key(key), Fingerprint.of(new TreeMap<String, String>()));
            return new Terms(chain, request, List.of(), List.of(), Refusals.REMEMBERED);
        }

        @Override
        public Boolean gather(History history, AccountState state, Instant now) {
            return true;
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Boolean context) {
            return new Verdict.Refuse(new LedgerRefusal.AccountSuspended());
        }
    }
}
