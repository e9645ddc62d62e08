package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guerdon.ledger.StoreGate.Gate;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watermark passes an entry once its account is in a written snapshot, and nothing keeps it from that for ever. */
class SnapshotWriteBehindTest {
    private static final ChainId ANN = new ChainId(new ProgramId("demo"), new MemberId("mem_ann"));
    private static final ChainId BOB = new ChainId(new ProgramId("demo"), new MemberId("mem_bob"));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final StoreGate gate = new StoreGate();
    private final InMemorySnapshots snapshots = new InMemorySnapshots();
    private final Unfolded journal = new Unfolded();
    private final Accounts accounts = new Accounts(journal, snapshots, () -> Duration.ZERO, 1 << 20);
    private final Writer writer = new Writer("w1");
    private final SnapshotWriteBehind behind = new SnapshotWriteBehind(
            journal,
            accounts,
            gate.before(Snapshots.class, snapshots),
            writer,
            new SnapshotWriteBehind.Pace(Duration.ofMinutes(1), 100));
    private final List<Runnable> announcements = new ArrayList<>();
    private final Commits commits = new Commits(
            journal,
            new InMemoryClaims(),
            writer,
            (entry, state) -> announcements.add(() -> behind.committed(entry, state)),
            Commits.Limits.of(9));
    private final Ledger ledger =
            new Ledger(journal, accounts, new InMemoryClaims(), ProgramTime.of(new TestClock(NOW)), commits);

    @AfterEach
    void close() {
        ledger.close();
    }

    /** The announcement comes once those that wait were looked at, or the gaps: whoever flushes is held in between. */
    @Test
    void whatIsAnnouncedWhileItWritesIsWritten() throws Exception {
        ledger.submit(new StatusChange(ANN, new EntryKey("k"), AccountStatus.SUSPENDED));
        Thread flushing = new Thread(behind::flush);
        synchronized (announced()) {
            flushing.start();
            Awaitility.await().until(() -> flushing.getState() == Thread.State.BLOCKED);
            announcements.getFirst().run();
        }
        flushing.join();

        assertThat(behind.watermark()).isEqualTo(1);
        assertThat(snapshots.find(ANN)).isPresent();
    }

    private Object announced() throws ReflectiveOperationException {
        var field = SnapshotWriteBehind.class.getDeclaredField("announced");
        field.setAccessible(true);
        return field.get(behind);
    }

    @Test
    void oneChainThatDoesNotAddUpKeepsNoOtherFromBeingWritten() {
        ledger.submit(new StatusChange(ANN, new EntryKey("k"), AccountStatus.SUSPENDED));
        ledger.submit(new StatusChange(BOB, new EntryKey("k"), AccountStatus.SUSPENDED));
        journal.broken = ANN;
        behind.flush();

        assertThat(snapshots.find(ANN)).isEmpty();
        assertThat(snapshots.find(BOB)).isPresent();
        assertThat(behind.watermark()).isEqualTo(2);
    }

    @Test
    void whatIsDueSoonIsWrittenAtTheNextBeatWhateverWentWrong() {
        behind.beat(NOW);
        ledger.submit(new Credit(NOW.plusSeconds(30)));
        announcements.getFirst().run();

        gate.set(Gate.BROKEN);
        assertThatExceptionOfType(LinkageError.class).isThrownBy(() -> behind.beat(NOW));
        gate.set(Gate.OPEN);
        behind.beat(NOW);

        assertThat(snapshots.find(ANN)).isPresent();
        assertThat(behind.waiting()).isZero();
    }

    /** A journal with a chain that cannot be folded. */
    private static final class Unfolded extends InMemoryJournal {
        private volatile ChainId broken = ChainId.UNREADABLE;

        @Override
        public List<Entry> after(ChainId chain, long seq, int limit) {
            if (chain.equals(broken)) {
                throw new BrokenInvariant("it does not add up");
            }
            return super.after(chain, seq, limit);
        }
    }

    private record Credit(Instant expiry) implements Operation<Boolean> {
        @Override
        public Terms terms() {
            Entry.Request request = new Entry.Request(EntryKey.ofCaller("", "k"), Fingerprint.NONE);
            return new Terms(ANN, request, List.of(), List.of(), Refusals.FORGOTTEN);
        }

        @Override
        public Boolean gather(History history, AccountState state, Instant now) {
            return true;
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Boolean context) {
            Workings workings = new Workings(state);
            LotTerms terms = new LotTerms(new MerchantId("cafe"), new UnitCost(1, 1), expiry);
            workings.open(WalletId.POINTS, 10, terms, Maturity.NOW, Book.OPERATOR);
            return new Verdict.Commit(new Draft(
                    EntryKind.ADJUST, now, workings.movements(), Optional.empty(), Draft.Why.by(Actor.ENGINE)));
        }
    }
}
