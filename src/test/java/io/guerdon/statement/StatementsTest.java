package io.guerdon.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.UnitCost;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.statement.Statement.Part;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is on a statement is what was booked on those days, no more and no less, and it adds up. */
class StatementsTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_128);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final ChainId CHAIN =
            new ChainId(new ProgramId("demo"), new MemberId("mem_aaaaaaaaaaaaaaaaaaaaaaaaaa"));
    private static final WalletId CASH = new WalletId("cash");
    private static final LotTerms TERMS = new LotTerms(new MerchantId("cafe"), new UnitCost(1, 1), LotTerms.NEVER);

    private final TestClock clock = new TestClock(Instant.parse("2026-10-30T12:00:00Z"));
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final Statements statements = new Statements(ledger.stores().journal());
    private final List<Booked> model = new ArrayList<>();
    private int number;

    private record Booked(LocalDate day, WalletId wallet, long amount) {}

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void anyDaysOfAnyChainAddUp() {
        Random random = new Random(SEED);
        for (int step = 0; step < 400; step++) {
            clock.advance(Duration.ofMinutes(random.nextInt(0, 700)));
            WalletId wallet = random.nextBoolean() ? WalletId.POINTS : CASH;
            long there = ledger.accounts().read(CHAIN).wallet(wallet).available();
            long amount = there > 0 && random.nextInt(3) == 0 ? -random.nextLong(1, there + 1) : random.nextLong(1, 99);
            book(wallet, amount);
        }
        LocalDate begin = LocalDate.parse("2026-10-25");
        for (int round = 0; round < 300; round++) {
            LocalDate first = begin.plusDays(random.nextInt(0, 120));
            LocalDate last = first.plusDays(random.nextInt(0, 40));
            assertAsBooked(first, last);
        }
    }

    private void assertAsBooked(LocalDate first, LocalDate last) {
        Statement statement = given(first, last);
        for (WalletId wallet : List.of(WalletId.POINTS, CASH)) {
            List<Long> wanted = model.stream()
                    .filter(one -> one.wallet.equals(wallet) && !one.day.isBefore(first) && !one.day.isAfter(last))
                    .map(Booked::amount)
                    .toList();
            long opening = sum(wallet, first);
            Optional<Part> part = statement.wallets().stream()
                    .filter(one -> one.wallet().equals(wallet))
                    .findFirst();
            if (wanted.isEmpty() && opening == 0) {
                assertThat(part).isEmpty();
                continue;
            }
            assertThat(part.orElseThrow().lines().stream().map(Statement.Line::amount))
                    .as("%s to %s, seed %d", first, last, SEED)
                    .isEqualTo(wanted);
            assertThat(part.get().opening()).isEqualTo(opening);
            assertThat(part.get().closing()).isEqualTo(sum(wallet, last.plusDays(1)));
            assertThat(part.get().opening() + part.get().credited() - part.get().debited())
                    .isEqualTo(part.get().closing());
        }
    }

    private long sum(WalletId wallet, LocalDate before) {
        return model.stream()
                .filter(one -> one.wallet.equals(wallet) && one.day.isBefore(before))
                .mapToLong(Booked::amount)
                .sum();
    }

    @Test
    void whatIsPutAsideOrHasToWaitIsTheMembers() {
        book(WalletId.POINTS, 30);
        submit(workings -> workings.open(
                WalletId.POINTS,
                12,
                TERMS,
                new Maturity.MaturesAt(clock.instant().plus(Duration.ofDays(9))),
                Book.issuer(TERMS.issuer())));

        Part points = given(today(), today()).wallets().getFirst();

        assertThat(points.closing()).isEqualTo(42);
        clock.advance(Duration.ofDays(10));
        book(CASH, 1);
        assertThat(given(today(), today()).wallets().getLast().lines()).isEmpty();
        assertThat(given(today(), today()).wallets().getLast().closing()).isEqualTo(42);
    }

    @Test
    void whatDoesNotFitIsRefusedAndNotCutOff() {
        Statements small = new Statements(ledger.stores().journal(), 3);
        for (int entry = 0; entry < 3; entry++) {
            book(WalletId.POINTS, 1);
        }
        assertThat(small.of(CHAIN, new Days(today(), today(), ZONE), _ -> true))
                .isInstanceOf(Statements.Result.Given.class);

        book(WalletId.POINTS, 1);

        assertThat(small.of(CHAIN, new Days(today(), today(), ZONE), _ -> true))
                .isEqualTo(new Statements.Result.Refused(new StatementRefusal.StatementTooLong(3)));
    }

    @Test
    void whatIsBookedAtMidnightIsOfTheDayThatBegins() {
        book(CASH, 1);
        LocalDate tomorrow = today().plusDays(1);
        clock.advance(
                Duration.between(clock.instant(), tomorrow.atStartOfDay(ZONE).toInstant()));
        book(CASH, 2);

        assertAsBooked(tomorrow, tomorrow);
        assertAsBooked(tomorrow.minusDays(1), tomorrow.minusDays(1));
    }

    @Test
    void nothingIsSaidOfWhoeverHadNothing() {
        assertThat(given(today(), today()).wallets()).isEmpty();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZONE).toLocalDate();
    }

    private Statement given(LocalDate first, LocalDate last) {
        var result = statements.of(CHAIN, new Days(first, last, ZONE), _ -> true);
        assertThat(result).isInstanceOf(Statements.Result.Given.class);
        return ((Statements.Result.Given) result).statement();
    }

    private void book(WalletId wallet, long amount) {
        submit(workings -> {
            if (amount > 0) {
                workings.open(wallet, amount, TERMS, Maturity.NOW, Book.issuer(TERMS.issuer()));
            } else {
                workings.spend(wallet, -amount, Book.acceptor(TERMS.issuer()));
            }
        });
        model.add(new Booked(today(), wallet, amount));
    }

    private void submit(java.util.function.Consumer<Workings> step) {
        Outcome outcome = ledger.ledger().submit(new Step(new EntryKey("k" + number++), step));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
    }

    private record Step(EntryKey key, java.util.function.Consumer<Workings> step) implements Operation<Boolean> {
        @Override
        public Terms terms() {
            var fingerprint = Fingerprint.of(new LinkedHashMap<>(Map.of("key", key.value())));
            return new Terms(CHAIN, new Entry.Request(key, fingerprint), List.of("key"), List.of(), Refusals.FORGOTTEN);
        }

        @Override
        public Boolean gather(History history, AccountState state, Instant now) {
            return true;
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Boolean context) {
            Workings workings = new Workings(state);
            step.accept(workings);
            return new Verdict.Commit(new Draft(
                    EntryKind.ADJUST, now, workings.movements(), Optional.empty(), Draft.Why.by(Actor.ENGINE)));
        }
    }
}
