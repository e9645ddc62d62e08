package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A process that is alone reads from memory, and never less than it has acknowledged. */
class AccountsTest {
    private static final ChainId CHAIN = new ChainId(new ProgramId("demo"), new MemberId("mem_a"));

    private final Accounts accounts =
            new Accounts(new InMemoryJournal(), new InMemorySnapshots(), () -> Duration.ofDays(1), 1 << 20);

    @Test
    void showsWhatWasCommittedFromAPlaceThatWasGivenUpMeanwhile() {
        Account holding = accounts.account(CHAIN);
        AccountState next = accounts.current(holding, CHAIN).state().at(1, Digest.GENESIS, Instant.EPOCH);

        accounts.forget(CHAIN);
        assertThat(accounts.read(CHAIN).seq()).isZero();
        accounts.committed(holding, next, System.nanoTime());

        assertThat(accounts.read(CHAIN).seq()).isEqualTo(1);
    }

    @Test
    void forgetsWhatItAssumedWhereNoInsertToldWhatIsThere() {
        try (InMemoryLedger other = new InMemoryLedger(new TestClock(Instant.EPOCH))) {
            other.ledger().submit(new StatusChange(CHAIN, new EntryKey("k"), AccountStatus.SUSPENDED));
            Accounts here = new Accounts(
                    other.stores().journal(), other.stores().snapshots(), () -> Duration.ofDays(1), 1 << 20);

            here.assumingNew(CHAIN, () -> {
                assertThat(here.read(CHAIN).seq()).isZero();
                return new Outcome.Refused(new LedgerRefusal.BalanceTooLarge(1));
            });

            assertThat(here.read(CHAIN).seq()).isEqualTo(1);
        }
    }

    @Test
    void whatAnotherProcessWroteIsInTheLatestStateAlsoWhereNobodyElseIsKnown() {
        try (InMemoryLedger other = new InMemoryLedger(new TestClock(Instant.EPOCH))) {
            Accounts here = new Accounts(
                    other.stores().journal(), other.stores().snapshots(), () -> Duration.ofDays(1), 1 << 20);
            assertThat(here.latest(CHAIN).seq()).isZero();
            other.ledger().submit(new StatusChange(CHAIN, new EntryKey("k"), AccountStatus.SUSPENDED));

            assertThat(here.read(CHAIN).seq()).isZero();
            assertThat(here.latest(CHAIN).seq()).isEqualTo(1);
            assertThat(here.read(CHAIN).seq()).isEqualTo(1);
        }
    }

    @Test
    void whatTheJournalAnswersCountsFromWhenItWasAsked() {
        AtomicLong asked = new AtomicLong();
        InMemoryJournal slow = new InMemoryJournal() {
            @Override
            public List<Entry> after(ChainId chain, long seq, int limit) {
                asked.set(System.nanoTime());
                return super.after(chain, seq, limit);
            }
        };
        Accounts here = new Accounts(slow, new InMemorySnapshots(), () -> Duration.ofDays(1), 1 << 20);
        Account.Known known = here.current(here.account(CHAIN), CHAIN);

        assertThat(known.checkedNanos() - asked.get()).isNotPositive();
    }
}
