package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A turn is had by the entry that comes to have the place it was claimed for, and by no other. */
class TurnsTest {
    private static final ProgramId PROGRAM = new ProgramId("demo");
    private static final ChainId ANN = new ChainId(PROGRAM, new MemberId("mem_ann"));
    private static final ChainId BEN = new ChainId(PROGRAM, new MemberId("mem_ben"));

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryLedger stores = new InMemoryLedger(clock);
    private final Ledger ledger = stores.ledger();
    private final Claims claims = stores.stores().claims();
    private final History history = stores.stores().journal();

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void anEntryHasItsTurnAndSaysWhatItLeaves() {
        ledger.submit(new Taking(ANN, "k1"));

        assertThat(claims.holder(claim(1)).flatMap(holder -> Turn.takenBy(holder, history)))
                .contains(new Turn("pie", 1, "k1"));
    }

    @Test
    void whoComesLateTakesTheNextTurn() {
        ledger.submit(new Taking(ANN, "k1"));
        ledger.submit(new Taking(BEN, "k2"));

        assertThat(claims.holder(claim(2)).flatMap(holder -> Turn.takenBy(holder, history)))
                .contains(new Turn("pie", 2, "k2"));
    }

    @Test
    void thePlaceOfADeadEntryIsFilledAndItsKeyStaysGood() {
        ledger.submit(new Taking(BEN, "k1"));
        Holder dead = dead(BEN, 2, 2);
        claims.take(List.of(dead));

        assertThat(ledger.submit(new Taking(ANN, "k2"))).isInstanceOf(Outcome.Committed.class);

        Entry filling = history.bySeq(BEN, 2).orElseThrow();
        assertThat(filling.kind()).isEqualTo(EntryKind.ABANDON);
        assertThat(filling.movements()).isEmpty();
        assertThat(claims.holder(claim(2)).orElseThrow().chain()).isEqualTo(ANN);
        assertThat(ledger.submit(new Taking(BEN, "k3"))).isInstanceOf(Outcome.Committed.class);
        assertThat(history.bySeq(BEN, 3)
                        .orElseThrow()
                        .draft()
                        .why()
                        .turns()
                        .getFirst()
                        .number())
                .isEqualTo(3);
    }

    @Test
    void aTurnIsFreeAtOnceWhereAnotherEntryHasThePlace() {
        ledger.submit(new Taking(BEN, "k1"));
        claims.take(List.of(dead(BEN, 1, 2)));

        assertThat(ledger.submit(new Taking(ANN, "k2"))).isInstanceOf(Outcome.Committed.class);
        assertThat(claims.holder(claim(2)).orElseThrow().chain()).isEqualTo(ANN);
        assertThat(history.bySeq(BEN, 2)).isEmpty();
    }

    @Test
    void aRepeatLetsTheTurnGoThatItDidNotNeed() {
        ledger.submit(new Taking(ANN, "k1"));

        assertThat(ledger.submit(new Taking(ANN, "k1"))).isInstanceOf(Outcome.Replayed.class);
        assertThat(claims.holder(claim(2))).isEmpty();
    }

    private static String claim(long turn) {
        return Turn.claim(PROGRAM, "pie", turn);
    }

    /** A process was killed that had claimed a turn for the entry at a place. */
    private static Holder dead(ChainId chain, long seq, long turn) {
        return new Holder(claim(turn), chain, EntryKey.following("seq", seq + ".ent_dead-1"));
    }

    /** Takes the turn after the last one that an entry has taken. */
    private record Taking(ChainId chain, String key) implements Operation<Long> {
        @Override
        public Terms terms() {
            Entry.Request request = new Entry.Request(EntryKey.ofCaller("", key), Fingerprint.NONE);
            return new Terms(chain, request, List.of(), List.of(), Refusals.FORGOTTEN);
        }

        @Override
        public Long gather(History history, AccountState state, Instant now) {
            return 1
                    + List.of(ANN, BEN).stream()
                            .flatMap(each -> history.after(each, 0, 100).stream())
                            .mapToLong(entry -> entry.draft().why().turns().size())
                            .sum();
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Long turn) {
            Draft.Why why = Draft.Why.by(Actor.ENGINE).turns(List.of(new Turn("pie", turn, key)));
            return new Verdict.Commit(new Draft(EntryKind.ACTIVITY, now, List.of(), Optional.empty(), why));
        }
    }
}
