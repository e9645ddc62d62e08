package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.GroupCommit.Fate;
import io.guerdon.ledger.StoreGate.Gate;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No number is passed while its entry may still come, and none holds those after it up once its entry cannot come. */
class GroupCommitTest {
    private static final ChainId CHAIN = new ChainId(new ProgramId("demo"), new MemberId("mem_a"));
    private static final Commits.Limits IMPATIENT =
            new Commits.Limits(4, new Patience(Duration.ZERO, Duration.ofMillis(1)));

    private static final Holder RECEIPT = new Holder("receipt", CHAIN, key("k1"));
    private static final ProgramTime TIME = ProgramTime.of(new TestClock(Instant.parse("2026-01-01T00:00:00Z")));

    private final StoreGate gate = new StoreGate();
    private final InMemoryJournal stored = new InMemoryJournal();
    private final Journal journal = gate.before(Journal.class, stored);
    private final Claims claims = new InMemoryClaims();
    private final Writer writer = new Writer("w1");
    private final CopyOnWriteArrayList<Entry> heard = new CopyOnWriteArrayList<>();
    private final Commits commits =
            new Commits(journal, claims, writer, (entry, _) -> heard.add(entry.entry()), IMPATIENT);
    private final Accounts accounts = new Accounts(stored, new InMemorySnapshots(), () -> Duration.ZERO, 10);
    private final Ledger ledger = new Ledger(journal, accounts, claims, TIME, commits);
    private boolean alive = true;

    @AfterEach
    void close() {
        gate.set(Gate.OPEN);
        ledger.close();
    }

    @Test
    void keepsANumberOpenUntilTheStoreSaysWhatBecameOfIt() {
        gate.set(Gate.UNREACHABLE);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> ledger.submit(activate("k1")));
        assertThat(stored.after(CHAIN, 0, 9)).isEmpty();
        assertThat(writer.settled()).isZero();

        gate.set(Gate.OPEN);
        awaitSettled(1);
        assertThat(stored.byKey(CHAIN, key("k1")))
                .as("tried again though nobody came")
                .isPresent();
        assertThat(heard).as("its caller was told to come back").isEmpty();
        assertThat(ledger.submit(activate("k1"))).isInstanceOf(Outcome.Replayed.class);
    }

    @Test
    void whoeverLookedMeanwhileLooksAgainOnceItHasGoneIn() {
        Accounts alone = new Accounts(stored, new InMemorySnapshots(), () -> Duration.ofDays(1), 1 << 20);
        Ledger process = new Ledger(journal, alone, claims, ledger.time(), commits);
        gate.set(Gate.UNREACHABLE);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> process.submit(activate("k1")));
        assertThat(alone.read(CHAIN).seq()).isZero();

        gate.set(Gate.OPEN);
        awaitSettled(1);
        assertThat(alone.read(CHAIN).seq()).isEqualTo(1);
    }

    @Test
    void whoMayHaveBeenTakenForDeadCommitsNothingAndLeavesNoNumberOpen() {
        var around = new Commits.Around(
                Clearing.NOTHING, Following.NOTHING, () -> alive, (entry, _) -> heard.add(entry.entry()));
        try (Ledger other =
                new Ledger(journal, accounts, claims, TIME, new Commits(journal, claims, writer, around, IMPATIENT))) {
            alive = false;
            assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> other.submit(activate("k1")));
            assertThat(stored.after(CHAIN, 0, 9)).isEmpty();
            assertThat(writer.settled()).isOne();

            alive = true;
            assertThat(other.submit(activate("k1"))).isInstanceOf(Outcome.Committed.class);
        }
    }

    @Test
    void settlesWhatHadGoneInUnheard() {
        gate.set(Gate.SILENT);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> ledger.submit(activate("k1")));
        assertThat(stored.byKey(CHAIN, key("k1"))).isPresent();
        assertThat(writer.settled()).isZero();

        gate.set(Gate.OPEN);
        awaitSettled(1);
        assertThat(ledger.submit(activate("k2"))).isInstanceOf(Outcome.Committed.class);
        assertThat(stored.after(CHAIN, 0, 9)).extracting(Entry::seq).containsExactly(1L, 2L);
    }

    @Test
    void anErrorKeepsANumberOpenUntilTheStoreSaysWhatBecameOfIt() {
        gate.set(Gate.BROKEN);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ledger.submit(activate("k1")))
                .withRootCauseInstanceOf(LinkageError.class);
        assertThat(writer.settled()).isZero();

        gate.set(Gate.OPEN);
        awaitSettled(1);
        assertThat(ledger.submit(activate("k1"))).isInstanceOf(Outcome.Replayed.class);
    }

    @Test
    void anErrorBeforeAnEntryIsTriedSettlesItsNumber() {
        StoreGate claiming = new StoreGate();
        claiming.set(Gate.BROKEN);
        Claims broken = claiming.before(Claims.class, claims);
        try (GroupCommit group = new GroupCommit(journal, broken, writer, IMPATIENT)) {
            List<Holder> wanted = List.of(new Holder("receipt", CHAIN, key("k1")));
            var fate = group.submit(new GroupCommit.Candidate(sealed(writer.next()), wanted, List.of(), () -> {}));

            assertThat(fate)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(LinkageError.class);
        }
        assertThat(writer.settled()).isEqualTo(1);
    }

    /** What becomes of a write of claims and entries together. */
    private final class Together extends InMemoryJournal {
        private Joint answer = Joint.IN;
        private boolean silent;
        private boolean lost;
        private int tries;
        private int looks;

        @Override
        public synchronized Set<EntryId> present(Collection<EntryId> wanted) {
            looks++;
            return super.present(wanted);
        }

        /** Up to the first that does not go in, as the port says. */
        @Override
        public Joint insert(List<Holder> takers, List<SealedEntry> entries) {
            tries++;
            if (!lost && answer == Joint.IN) {
                answer = goesIn(takers, entries) ? Joint.IN : Joint.IN_PART;
            }
            if (silent) {
                throw new StoreUnavailable("no answer", new IOException());
            }
            return answer;
        }

        private boolean goesIn(List<Holder> takers, List<SealedEntry> entries) {
            return takers.stream()
                            .allMatch(taker -> claims.holder(taker.claim()).isEmpty()
                                    && claims.take(List.of(taker)).contains(taker))
                    && entries.stream().allMatch(entry -> insert(List.of(entry)).contains(Journal.Insertion.STORED));
        }
    }

    @Test
    void whatIsWrittenTogetherIsStored() {
        Together together = new Together();
        assertThat(committed(together, claims))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(Fate.STORED);
        assertThat(claims.holder("receipt")).contains(RECEIPT);
        assertThat(together.bySeq(CHAIN, 1)).isPresent();
        assertThat(writer.settled()).isOne();
    }

    @Test
    void whatIsInTheWayOfAllIsInTheWayOfItsOwnEntryOnly() {
        Together together = new Together();
        Holder other = new Holder("receipt", CHAIN, key("k0"));
        claims.take(List.of(other));

        assertThat(committed(together, claims))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(Fate.BARRED);
        assertThat(together.bySeq(CHAIN, 1)).isEmpty();
        assertThat(writer.settled()).as("it can never come").isOne();
    }

    @Test
    void whatWentInUnheardIsFoundInPart() {
        Together together = new Together();
        together.silent = true;
        try (GroupCommit group = new GroupCommit(together, claims, writer, IMPATIENT)) {
            assertThat(group.submit(candidate()))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(StoreUnavailable.class);
            assertThat(together.bySeq(CHAIN, 1)).as("went in unheard").isPresent();
            awaitSettled(1);
        }
        assertThat(claims.holder("receipt")).contains(RECEIPT);
    }

    /** What was on its way when nothing was heard of it may arrive at any time: its number is not passed, and its claim is taken for it. */
    @Test
    void whatDidNotGoInIsInsertedOnceItsClaimIsKnownToBeItsOwn() {
        Together together = new Together();
        together.silent = true;
        together.lost = true;
        StoreGate gateOfClaims = new StoreGate();
        gateOfClaims.set(Gate.UNREACHABLE);
        try (GroupCommit group =
                new GroupCommit(together, gateOfClaims.before(Claims.class, claims), writer, IMPATIENT)) {
            assertThat(group.submit(candidate())).failsWithin(Duration.ofSeconds(10));
            Awaitility.await().during(Duration.ofMillis(50)).until(() -> writer.settled() == 0);
            assertThat(together.bySeq(CHAIN, 1)).as("not without its claim").isEmpty();

            gateOfClaims.set(Gate.OPEN);
            awaitSettled(1);
        }
        assertThat(together.bySeq(CHAIN, 1)).isPresent();
        assertThat(claims.holder("receipt")).contains(RECEIPT);
    }

    @Test
    void whatSomebodyElseHasMeanwhileBarsWhatDidNotGoIn() {
        Together together = new Together();
        together.silent = true;
        together.lost = true;
        StoreGate gateOfClaims = new StoreGate();
        gateOfClaims.set(Gate.UNREACHABLE);
        try (GroupCommit group =
                new GroupCommit(together, gateOfClaims.before(Claims.class, claims), writer, IMPATIENT)) {
            assertThat(group.submit(candidate())).failsWithin(Duration.ofSeconds(10));
            claims.take(List.of(new Holder("receipt", CHAIN, key("k0"))));
            gateOfClaims.set(Gate.OPEN);
            awaitSettled(1);
        }
        assertThat(together.bySeq(CHAIN, 1)).isEmpty();
    }

    /** Where some may be in already, a store that does not say whose the claims are leaves the number open. */
    @Test
    void whatIsInInPartStaysOpenWhileItsClaimsAreUnknown() {
        Together together = new Together();
        together.answer = Journal.Joint.IN_PART;
        StoreGate gateOfClaims = new StoreGate();
        gateOfClaims.set(Gate.UNREACHABLE);
        try (GroupCommit group =
                new GroupCommit(together, gateOfClaims.before(Claims.class, claims), writer, IMPATIENT)) {
            assertThat(group.submit(candidate())).failsWithin(Duration.ofSeconds(10));
            Awaitility.await().during(Duration.ofMillis(50)).until(() -> writer.settled() == 0);
            gateOfClaims.set(Gate.OPEN);
            awaitSettled(1);
        }
        assertThat(together.bySeq(CHAIN, 1)).isPresent();
        assertThat(together.tries).as("it is not written together again").isOne();
    }

    /** A turn may be given up once it has barred its entry, and then nothing would be in the way of a write that comes late. */
    @Test
    void whatTakesTurnsOnlyIsNotWrittenTogether() {
        Together together = new Together();
        Holder turn = new Holder("turn", CHAIN, key("k1"));
        try (GroupCommit group = new GroupCommit(together, claims, writer, IMPATIENT)) {
            assertThat(group.submit(candidate(List.of(), List.of(turn))))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(Fate.STORED);
        }
        assertThat(together.tries).isZero();
        assertThat(claims.holder("turn")).contains(turn);
    }

    @Test
    void aTurnBesideAClaimThatStaysIsWrittenTogether() {
        Together together = new Together();
        Holder turn = new Holder("turn", CHAIN, key("k1"));
        claims.take(List.of(new Holder("turn", CHAIN, key("k0"))));
        try (GroupCommit group = new GroupCommit(together, claims, writer, IMPATIENT)) {
            assertThat(group.submit(candidate(List.of(RECEIPT), List.of(turn))))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(Fate.BARRED);
        }
        assertThat(together.tries).isOne();
        assertThat(together.bySeq(CHAIN, 1)).isEmpty();
        assertThat(claims.holder("receipt")).as("it stays in its way").contains(RECEIPT);
    }

    @Test
    void looksOnceForAllThatWentInBeforeOneThatIsNotNew() {
        Together together = new Together();
        together.insert(List.of(sealed(new EntryId("w2", 1), chain("mem_d"))));
        StoreGate before = new StoreGate();
        try (GroupCommit group = new GroupCommit(before.before(Journal.class, together), claims, writer, IMPATIENT)) {
            before.set(Gate.STANDING_STILL);
            var first = group.submit(ofMember("mem_a"));
            Awaitility.await().until(() -> before.waiting() == 1);
            var others = List.of(
                    group.submit(ofMember("mem_b")), group.submit(ofMember("mem_c")), group.submit(ofMember("mem_d")));
            before.set(Gate.OPEN);

            assertThat(first).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Fate.STORED);
            assertThat(others).extracting(CompletableFuture::join).containsExactly(Fate.STORED, Fate.STORED, Fate.LOST);
        }
        assertThat(together.looks).isOne();
    }

    private GroupCommit.Candidate ofMember(String member) {
        return new GroupCommit.Candidate(sealed(writer.next(), chain(member)), List.of(), List.of(), () -> {});
    }

    private static ChainId chain(String member) {
        return new ChainId(CHAIN.program(), new MemberId(member));
    }

    private CompletableFuture<Fate> committed(Journal together, Claims taking) {
        GroupCommit group = new GroupCommit(together, taking, writer, IMPATIENT);
        return group.submit(candidate()).whenComplete((_, _) -> group.close());
    }

    private GroupCommit.Candidate candidate() {
        return candidate(List.of(RECEIPT), List.of());
    }

    private GroupCommit.Candidate candidate(List<Holder> wanted, List<Holder> turns) {
        return new GroupCommit.Candidate(sealed(writer.next()), wanted, turns, () -> {});
    }

    private SealedEntry sealed(EntryId id) {
        return sealed(id, CHAIN);
    }

    private SealedEntry sealed(EntryId id, ChainId chain) {
        StatusChange change = activate("k1");
        AccountState state = AccountState.empty(chain);
        Verdict.Commit decided = (Verdict.Commit) change.decide(state, Instant.EPOCH, true);
        return journal.seal(new Entry(
                id,
                new Entry.Place(chain, 1, state.head()),
                change.terms().request(),
                decided.draft(),
                Instant.EPOCH,
                Balances.of(state),
                Digest.GENESIS));
    }

    @Test
    void forgetsTheNumberOfAnEntryThatCannotBeSealed() {
        Draft unsound = new Draft(EntryKind.STATUS, Instant.EPOCH, null, Optional.empty(), Draft.Why.DUE);
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> commits.numbered(
                        _ -> journal.seal(new Entry(null, null, null, unsound, Instant.EPOCH, null, Digest.GENESIS))));

        ledger.submit(activate("k1"));
        assertThat(writer.settled()).isEqualTo(2);
    }

    @Test
    void forgetsTheNumbersItTurnsAway() {
        gate.set(Gate.STANDING_STILL);
        Thread first = Thread.startVirtualThread(() -> attempt("mem_b"));
        Awaitility.await().until(() -> gate.waiting() == 1);
        Thread second = Thread.startVirtualThread(() -> attempt("mem_c"));
        Awaitility.await().until(() -> commits.waiting() == 1);

        ledger.close();
        gate.set(Gate.OPEN);
        Awaitility.await().until(() -> !first.isAlive() && !second.isAlive());
        assertThat(writer.settled()).as("what was under way may have gone in").isZero();
        writer.decided(new EntryId("w1", 1));
        assertThat(writer.settled()).isEqualTo(2);
    }

    private void attempt(String member) {
        try {
            ChainId chain = new ChainId(CHAIN.program(), new MemberId(member));
            ledger.submit(new StatusChange(chain, key("k"), AccountStatus.ACTIVE));
        } catch (Overloaded | StoreUnavailable expected) {
            assertThat(expected).isNotNull();
        }
    }

    private void awaitSettled(long n) {
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> writer.settled() == n);
    }

    private static StatusChange activate(String key) {
        return new StatusChange(CHAIN, key(key), AccountStatus.ACTIVE);
    }

    private static EntryKey key(String key) {
        return EntryKey.ofCaller("", key);
    }
}
