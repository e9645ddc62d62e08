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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What falls due at one instant is written in entries of a size that every store takes. */
class ManyLotsTest {
    private static final ChainId ANN = new ChainId(new ProgramId("demo"), new MemberId("mem_ann"));
    private static final Instant MATURITY = Instant.parse("2026-01-15T00:00:00Z");
    private static final Instant EXPIRY = Instant.parse("2026-02-01T00:00:00Z");
    private static final int LOTS = 2_500;

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryLedger stores = new InMemoryLedger(clock);

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void expiresThemInSeveralEntriesOfTheSameInstant() {
        stores.ledger().submit(new Credits(Maturity.NOW));
        clock.advance(Duration.ofDays(60));

        stores.ledger().tick(ANN);
        assertThat(balance()).isEqualTo(new Balance(0, 0, 0, 0, 0));
        assertThat(draws(EntryKind.EXPIRE, EXPIRY)).containsExactly(1_000, 1_000, 500);
        verified();
    }

    @Test
    void maturesThemInSeveralEntriesOfTheSameInstant() {
        stores.ledger().submit(new Credits(new Maturity.MaturesAt(MATURITY)));
        clock.advance(Duration.ofDays(20));

        stores.ledger().tick(ANN);
        assertThat(balance()).isEqualTo(new Balance(LOTS, 0, 0, 0, 0));
        assertThat(draws(EntryKind.MATURE, MATURITY)).containsExactly(1_000, 1_000, 500);
        verified();
    }

    @Test
    void showsWhatWillBeWrittenBeforeItIs() {
        stores.ledger().submit(new Credits(Maturity.NOW));
        AccountState state = stores.accounts().read(ANN);

        assertThat(Due.unwritten(state, EXPIRY, Suspended.NOBODY)).hasSize(3);
        assertThat(Due.applied(state, EXPIRY, Suspended.NOBODY)
                        .wallet(WalletId.POINTS)
                        .available())
                .isZero();
    }

    private Balance balance() {
        return Balances.of(stores.accounts().read(ANN)).get(WalletId.POINTS);
    }

    private List<Integer> draws(EntryKind kind, Instant at) {
        return stores.stores().journal().after(ANN, 1, 10).stream()
                .peek(entry -> assertThat(entry.kind()).isEqualTo(kind))
                .peek(entry -> assertThat(entry.draft().effectiveAt()).isEqualTo(at))
                .map(entry -> entry.draft().movements().size())
                .toList();
    }

    private void verified() {
        Verification verification =
                new Verification(stores.stores().journal(), stores.stores().snapshots(), stores.accounts());
        assertThat(verification.run(_ -> {}).faults()).isEmpty();
    }

    private record Credits(Maturity maturity) implements Operation<Boolean> {
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
            LotTerms terms = new LotTerms(new MerchantId("cafe"), new UnitCost(1, 1), EXPIRY);
            for (int lot = 0; lot < LOTS; lot++) {
                workings.open(WalletId.POINTS, 1, terms, maturity, Book.OPERATOR);
            }
            return new Verdict.Commit(new Draft(
                    EntryKind.ADJUST, now, workings.movements(), Optional.empty(), Draft.Why.by(Actor.ENGINE)));
        }
    }
}
