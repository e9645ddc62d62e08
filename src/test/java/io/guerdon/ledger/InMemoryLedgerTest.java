package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.Journal.Insertion;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stores in memory keep the promises the ledger relies on. */
class InMemoryLedgerTest {
    private static final ChainId CHAIN = new ChainId(new ProgramId("demo"), new MemberId("mem_a"));

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryLedger first = new InMemoryLedger(clock);
    private final InMemoryLedger second = new InMemoryLedger(first.stores(), "w2", clock);

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void opensAnAccountAndReplaysTheKey() {
        Outcome outcome = first.ledger().submit(new Change("k1", AccountStatus.ACTIVE));

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(second.ledger().submit(new Change("k1", AccountStatus.ACTIVE)))
                .isEqualTo(new Outcome.Replayed(((Outcome.Committed) outcome).entry()));
        Outcome other = second.ledger().submit(new Change("k1", AccountStatus.CLOSED));
        assertThat(((Outcome.Refused) other).refusal().code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void twoProcessesShareOneChain() {
        first.ledger().submit(new Change("k1", AccountStatus.ACTIVE));
        second.ledger().submit(new Change("k2", AccountStatus.SUSPENDED));
        first.ledger().submit(new Change("k3", AccountStatus.CLOSED));

        AccountState state = second.accounts().read(CHAIN);
        assertThat(state.seq()).isEqualTo(3);
        assertThat(state.status()).isEqualTo(AccountStatus.CLOSED);
        assertThat(first.stores().journal().chains().map(Journal.StoredEntry.class::cast))
                .allSatisfy(stored ->
                        assertThat(stored.recomputed()).isEqualTo(stored.entry().digest()));
    }

    @Test
    void aRefusalThatLeavesNoEntryIsNotDecidedOnWhatIsOld() {
        first.ledger().submit(new Change("k1", AccountStatus.CLOSED));
        Operation<?> reopening = new Reopening("k2");
        assertThat(second.ledger().submit(reopening)).isInstanceOf(Outcome.Committed.class);

        assertThat(first.ledger().submit(new Reopening("k3"))).isInstanceOf(Outcome.Refused.class);
        first.ledger().submit(new Change("k4", AccountStatus.CLOSED));
        assertThat(second.ledger().submit(new Reopening("k5"))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void norIsItWhereAProcessTakesItselfForAlone() {
        try (InMemoryLedger alone = InMemoryLedger.alone(first.stores(), "w3", clock)) {
            alone.ledger().submit(new Change("k1", AccountStatus.ACTIVE));
            first.ledger().submit(new Change("k2", AccountStatus.CLOSED));

            assertThat(alone.ledger().submit(new Reopening("k3"))).isInstanceOf(Outcome.Committed.class);
        }
    }

    @Test
    void decidesAgainWhatFailsOnAStateThatIsOlderThanItsHistory() {
        first.ledger().submit(new Change("k1", AccountStatus.ACTIVE));
        second.ledger().submit(new Change("k2", AccountStatus.CLOSED));

        assertThat(first.ledger().submit(new Ending("k3", 2))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void failsWhereTheStateIsTheLatest() {
        first.ledger().submit(new Change("k1", AccountStatus.ACTIVE));

        assertThatThrownBy(() -> first.ledger().submit(new Ending("k2", 1))).isInstanceOf(IllegalStateException.class);
    }

    /** Ends what an entry began that has closed the account; cannot make sense of another one. */
    private record Ending(String key, long begun) implements Operation<Optional<Entry>> {
        @Override
        public Terms terms() {
            return new Change(key, AccountStatus.ACTIVE).terms();
        }

        @Override
        public Optional<Entry> gather(History history, AccountState state, Instant now) {
            return history.bySeq(CHAIN, begun);
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Optional<Entry> beginning) {
            if (beginning.isPresent() && state.status() != AccountStatus.CLOSED) {
                throw new IllegalStateException("what was begun is not there");
            }
            return new Change(key, AccountStatus.ACTIVE).decide(state, now, true);
        }
    }

    /** Refuses where the account is not closed. */
    private record Reopening(String key) implements Operation<Boolean> {
        @Override
        public Terms terms() {
            return new Terms(
                    CHAIN,
                    new Entry.Request(EntryKey.ofCaller("", key), Fingerprint.NONE),
                    List.of(),
                    List.of(),
                    Refusals.FORGOTTEN);
        }

        @Override
        public Boolean gather(History history, AccountState state, Instant now) {
            return true;
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Boolean nothing) {
            return state.status() == AccountStatus.CLOSED
                    ? new Change(key, AccountStatus.ACTIVE).decide(state, now, true)
                    : new Verdict.Refuse(new LedgerRefusal.AccountSuspended());
        }
    }

    @Test
    void insertsASeqOrAKeyOnlyOnce() {
        first.ledger().submit(new Change("k1", AccountStatus.ACTIVE));
        InMemoryJournal journal = first.stores().journal();
        Entry there = journal.bySeq(CHAIN, 1).orElseThrow();
        Entry sameSeq = new Entry(
                new EntryId("w9", 1),
                there.place(),
                new Entry.Request(new EntryKey("k9"), Fingerprint.NONE),
                there.draft(),
                there.recordedAt(),
                there.after(),
                Digest.GENESIS);
        Entry sameKey = new Entry(
                new EntryId("w9", 2),
                new Entry.Place(CHAIN, 2, there.digest()),
                there.request(),
                there.draft(),
                there.recordedAt(),
                there.after(),
                Digest.GENESIS);

        assertThat(journal.insert(List.of(journal.seal(sameSeq), journal.seal(sameKey))))
                .containsExactly(Insertion.DUPLICATE, Insertion.DUPLICATE);
    }

    private record Change(String key, AccountStatus status) implements Operation<Boolean> {
        @Override
        public Terms terms() {
            Fingerprint fingerprint = Fingerprint.of(new TreeMap<>(java.util.Map.of("status", status)));
            Entry.Request request = new Entry.Request(EntryKey.ofCaller("", key), fingerprint);
            return new Terms(CHAIN, request, List.of("status"), List.of(), Refusals.FORGOTTEN);
        }

        @Override
        public Boolean gather(History history, AccountState state, Instant now) {
            return true;
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Boolean context) {
            return new Verdict.Commit(new Draft(
                    EntryKind.STATUS,
                    now,
                    List.of(new Movement.StatusChanged(status)),
                    Optional.empty(),
                    Draft.Why.by(Actor.ENGINE)));
        }
    }
}
