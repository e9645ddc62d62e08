package io.guerdon.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.LedgerRefusal.AccountClosed;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verdict;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which number a request is to try, and what becomes of those that were tried in vain. */
class FreeNumbersTest {
    private static final ProgramId DEMO = new ProgramId("demo");
    private static final Tickets TICKETS = new Tickets();

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    private final InMemoryLedger process = new InMemoryLedger(clock);
    private final Claims claims = process.stores().claims();
    private final AtomicInteger keys = new AtomicInteger();

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void numbersAreTakenInOrder() {
        Stock stock = stock(claims);

        assertThat(take(stock, 3)).contains(1L);
        assertThat(take(stock, 3)).contains(2L);
        assertThat(take(stock(claims), 3)).contains(3L);
        assertThat(take(stock, 3)).isEmpty();
        assertThat(take(stock, 4)).contains(4L);
    }

    @Test
    void whatIsInHandIsNotHandedOutTwice() {
        FreeNumbers free = new FreeNumbers(marks(claims), clock);
        claims.take(List.of(trace(2)));
        Set<Long> taken = new HashSet<>();
        for (int times = 0; times < 5; times++) {
            free.take(3, call())
                    .ifPresent(number -> assertThat(taken.add(number)).isTrue());
        }

        assertThat(taken).containsExactly(1L, 2L, 3L);
        free.putDown(2);
        assertThat(free.take(3, call())).contains(2L);
    }

    @Test
    void noMoreIsKeptInMemoryThanTenThousand() {
        FreeNumbers free = new FreeNumbers(marks(claims), clock);
        LongStream.rangeClosed(50_001, 60_005).forEach(free::giveBack);
        for (int times = 0; times < 10_000; times++) {
            assertThat(free.take(100_000, call()))
                    .hasValueSatisfying(number -> assertThat(number).isGreaterThan(50_000));
        }

        assertThat(free.take(100_000, call())).contains(1L);
    }

    /** The same request may be under way a second time: its claim on the number is not for this one to give up. */
    @Test
    void aRefusedRequestKeepsItsClaimUntilItsKeyIsUsedUp() {
        Stock stock = stock(claims);
        Call call = call();
        Claims.Holder own = new Claims.Holder("ticket:demo:raffle:1", call.chain(), call.key());
        Outcome refused = stock.take(1, call, place -> {
            claims.take(List.of(own));
            return new Outcome.Refused(new AccountClosed());
        });

        assertThat(refused).isInstanceOf(Outcome.Refused.class);
        assertThat(claims.holder(own.claim())).contains(own);
        assertThat(take(stock, 1)).contains(1L);
        Outcome late = process.ledger().submit(new Draw(call, Optional.of(place(1))));
        assertThat(((Outcome.Refused) late).refusal().code()).isEqualTo("tickets-gone");
    }

    @Test
    void whatARequestHadInHandThatFailedIsTriedAgain() {
        Stock stock = stock(claims);
        assertThatThrownBy(() -> stock.take(3, call(), _ -> {
                    throw new Overloaded("too many wait");
                }))
                .isInstanceOf(Overloaded.class);

        assertThat(take(stock, 3)).contains(1L);
        assertThat(take(stock, 3)).contains(2L);
    }

    @Test
    void aNumberThatCouldNotBeLookedAtIsFoundTheNextTime() {
        Failing store = new Failing(claims);
        FreeNumbers free = new FreeNumbers(marks(store), clock);
        assertThat(free.take(1, call())).contains(1L);
        free.putDown(1);
        claims.take(List.of(trace(1)));
        store.fails = true;
        assertThatThrownBy(() -> free.take(1, call())).isInstanceOf(StoreUnavailable.class);
        store.fails = false;

        assertThat(free.take(1, call())).contains(1L);
    }

    /** A store of claims that does not always tell who holds one. */
    private static final class Failing implements Claims {
        private final Claims claims;
        private boolean fails;

        Failing(Claims claims) {
            this.claims = claims;
        }

        @Override
        public List<Holder> take(List<Holder> takers) {
            return claims.take(takers);
        }

        @Override
        public Optional<Holder> holder(String claim) {
            if (fails) {
                throw new StoreUnavailable("gone", new IllegalStateException());
            }
            return claims.holder(claim);
        }

        @Override
        public Map<String, Holder> holders(Collection<String> wanted) {
            return claims.holders(wanted);
        }

        @Override
        public List<Holder> beginning(String text, int limit) {
            return claims.beginning(text, limit);
        }

        @Override
        public boolean replace(Holder from, Holder to) {
            return claims.replace(from, to);
        }

        @Override
        public void release(Holder holder) {
            claims.release(holder);
        }
    }

    @Test
    void whatNobodyEverTookIsFoundOnceAllSeemTaken() {
        Stock other = stock(claims);
        take(other, 5);
        take(other, 5);
        other.take(5, call(), _ -> {
            take(other, 5);
            take(other, 5);
            return new Outcome.Refused(new AccountClosed());
        });
        Stock stock = stock(claims);

        assertThat(take(stock, 5)).isEmpty();
        clock.advance(Duration.ofSeconds(11));
        assertThat(take(stock, 5)).contains(3L);
        assertThat(take(stock, 5)).isEmpty();
    }

    @Test
    void whoeverSweepsKeepsNobodyWaiting() throws Exception {
        CountDownLatch sweeping = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Stock stock = stock(new SlowClaims(claims, sweeping, goOn));
        take(stock, 1);
        take(stock, 1);
        clock.advance(Duration.ofSeconds(11));

        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Optional<Long>> sweeper = threads.submit(() -> take(stock, 1));
            assertThat(sweeping.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Optional<Long>> other = threads.submit(() -> take(stock, 1));
            assertThat(other).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(Optional.empty());
            goOn.countDown();
            assertThat(sweeper.get(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    private Optional<Long> take(Stock stock, long most) {
        Call call = call();
        Outcome outcome = stock.take(most, call, place -> process.ledger().submit(new Draw(call, place)));
        return outcome instanceof Outcome.Committed done
                ? done.entry().draft().subject().map(subject -> ((Drawn) subject).number())
                : Optional.empty();
    }

    private Stock stock(Claims store) {
        return new Stock(marks(store), process.ledger(), clock);
    }

    private Marks marks(Claims store) {
        return new Marks(DEMO, TICKETS, store, process.stores().journal());
    }

    private Place place(long number) {
        return new Place(number, marks(claims).claim(number));
    }

    private Claims.Holder trace(long number) {
        Call call = call();
        return new Claims.Holder("ticket-trace:demo:raffle:" + number, call.chain(), call.key());
    }

    private Call call() {
        int n = keys.incrementAndGet();
        return new Call(new ChainId(DEMO, new MemberId("mem_" + n)), EntryKey.ofCaller("", "k" + n), Actor.ENGINE);
    }

    private record Drawn(long number) implements Subject {}

    private record Tickets() implements Numbered {
        @Override
        public String sort() {
            return "ticket";
        }

        @Override
        public String name() {
            return "raffle";
        }

        @Override
        public String soldOut() {
            return "tickets-gone";
        }

        @Override
        public boolean took(Entry entry, long number) {
            return entry.draft().subject().filter(new Drawn(number)::equals).isPresent();
        }

        @Override
        public boolean cameBack(Entry taking, History history) {
            return false;
        }
    }

    private record Draw(Call call, Optional<Place> place) implements Operation<Boolean> {
        @Override
        public Terms terms() {
            Entry.Request request = new Entry.Request(call.key(), Fingerprint.of(new TreeMap<String, String>()));
            List<Claim> number = place.map(Place::claim).stream().toList();
            return new Terms(call.chain(), request, List.of(), number, Refusals.FORGOTTEN);
        }

        @Override
        public Boolean gather(History history, AccountState state, Instant now) {
            return true;
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Boolean context) {
            return place.<Verdict>map(taken -> new Verdict.Commit(new Draft(
                            EntryKind.COUPON_ISSUE,
                            now,
                            List.of(),
                            Optional.of(new Drawn(taken.number())),
                            Draft.Why.by(Actor.ENGINE))))
                    .orElseGet(() -> new Verdict.Refuse(new AccountClosed()));
        }
    }

    /** Looking at who has a number stands still, from when all were taken. */
    private record SlowClaims(Claims store, CountDownLatch sweeping, CountDownLatch goOn) implements Claims {
        @Override
        public Optional<Holder> holder(String claim) {
            Optional<Holder> holder = store.holder(claim);
            if (holder.isPresent() && claim.startsWith("ticket:")) {
                sweeping.countDown();
                try {
                    if (!goOn.await(20, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("nobody lets it go on");
                    }
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            }
            return holder;
        }

        @Override
        public List<Holder> take(List<Holder> takers) {
            return store.take(takers);
        }

        @Override
        public Map<String, Holder> holders(Collection<String> wanted) {
            return store.holders(wanted);
        }

        @Override
        public List<Holder> beginning(String text, int limit) {
            return store.beginning(text, limit);
        }

        @Override
        public boolean replace(Holder from, Holder to) {
            return store.replace(from, to);
        }

        @Override
        public void release(Holder holder) {
            store.release(holder);
        }
    }
}
