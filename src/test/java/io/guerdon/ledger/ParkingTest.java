package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that failed verification is read and not written, neither by commands nor by time. */
class ParkingTest {
    private static final ChainId ANN = new ChainId(new ProgramId("demo"), new MemberId("mem_ann"));
    private static final Instant EXPIRY = Instant.parse("2026-02-01T00:00:00Z");

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryLedger stores = new InMemoryLedger(clock);

    @BeforeEach
    void credit() {
        stores.ledger().submit(new Credit("k1"));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void timeDoesNotWriteToAParkedAccount() {
        park();
        clock.advance(Duration.ofDays(60));

        assertThat(stores.ledger().tick(ANN)).isFalse();
        assertThat(stores.accounts().read(ANN).seq()).isEqualTo(1);
        assertThat(stores.ledger().submit(new Credit("k2")))
                .isEqualTo(new Outcome.Refused(new LedgerRefusal.AccountParked(1)));

        stores.stores().snapshots().release(ANN);
        stores.accounts().forget(ANN);
        assertThat(stores.ledger().tick(ANN)).isTrue();
    }

    @Test
    void verificationParksAnAccountThisProcessHasInMemory() {
        InMemoryJournal journal = stores.stores().journal();
        journal.damage(ANN, 1);

        Verification.Report report =
                new Verification(journal, stores.stores().snapshots(), stores.accounts()).run(_ -> {});

        assertThat(report.faults()).extracting(Verification.Fault::chain).containsExactly(ANN);
        assertThat(stores.ledger().submit(new Credit("k2")))
                .isEqualTo(new Outcome.Refused(new LedgerRefusal.AccountParked(1)));
    }

    @Test
    void anotherProcessWritesNoMoreFromItsNextBeatAndAgainOnceReleased() {
        try (InMemoryLedger other = new InMemoryLedger(stores.stores(), "w2", clock)) {
            DueWork work = new DueWork(
                    other.ledger(), other.accounts(), stores.stores().snapshots(), _ -> {});
            assertThat(other.ledger().submit(new Credit("k2"))).isInstanceOf(Outcome.Committed.class);
            park();

            work.beat(clock.instant());
            assertThat(other.ledger().submit(new Credit("k3")))
                    .isEqualTo(new Outcome.Refused(new LedgerRefusal.AccountParked(1)));
            assertThat(other.accounts().read(ANN).seq()).isEqualTo(2);

            stores.stores().snapshots().release(ANN);
            work.beat(clock.instant());
            assertThat(other.ledger().submit(new Credit("k4"))).isInstanceOf(Outcome.Committed.class);
        }
    }

    @Test
    void whatWasUnderWayDoesNotMakeAnAccountWritableAgain() {
        Accounts accounts = stores.accounts();
        Account account = accounts.account(ANN);
        AccountState next = accounts.current(account, ANN).state().at(2, Digest.GENESIS, clock.instant());

        accounts.park(new Snapshots.Parked(ANN, 1));
        accounts.committed(account, next, System.nanoTime());

        assertThat(accounts.current(account, ANN).state().seq()).isEqualTo(2);
        assertThat(accounts.current(account, ANN).parkedAt()).isEqualTo(1);
    }

    private void park() {
        stores.stores().snapshots().park(ANN, 1);
        stores.accounts().forget(ANN);
    }

    private record Credit(String key) implements Operation<Boolean> {
        @Override
        public Terms terms() {
            Entry.Request request =
                    new Entry.Request(EntryKey.ofCaller("", key), Fingerprint.of(new TreeMap<String, String>()));
            return new Terms(ANN, request, List.of(), List.of(), Refusals.FORGOTTEN);
        }

        @Override
        public Boolean gather(History history, AccountState state, Instant now) {
            return true;
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Boolean context) {
            Workings workings = new Workings(state);
            LotTerms terms = new LotTerms(new MerchantId("cafe"), new UnitCost(1, 1), EXPIRY);
            workings.open(WalletId.POINTS, 10, terms, Maturity.NOW, Book.OPERATOR);
            return new Verdict.Commit(new Draft(
                    EntryKind.ADJUST, now, workings.movements(), Optional.empty(), Draft.Why.by(Actor.ENGINE)));
        }
    }
}
