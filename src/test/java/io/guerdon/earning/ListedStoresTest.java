package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.Hands;
import io.guerdon.earning.EarnRefusal.UnknownStore;
import io.guerdon.earning.EarnRefusal.UnknownTerminal;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.program.Revision;
import io.guerdon.program.Store;
import io.guerdon.program.Stores;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.StoreId;
import io.guerdon.unit.TerminalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At which tills something can begin, where merchants list their stores; and that a sale is not lost because its store has closed. */
class ListedStoresTest {
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");
    private static final Instant CHANGE = START.plus(Duration.ofDays(10));
    private static final Program ANY = DemoProgram.program();
    private static final ChainId ANN = new ChainId(ANY.id(), new MemberId("mem_ann"));

    private final TestClock clock = new TestClock(START);
    private final InMemoryLedger stores = new InMemoryLedger(clock);

    @AfterEach
    void close() {
        stores.close();
    }

    /** Stores as {@code s1:t1,t2}, or {@code s1} for one that lists no terminals. */
    private static Program listing(int revision, String... stores) {
        List<Store> listed = Stream.of(stores)
                .map(text -> text.split(":"))
                .map(parts -> new Store(
                        new StoreId(parts[0]),
                        Optional.empty(),
                        parts.length == 1
                                ? List.of()
                                : Stream.of(parts[1].split(","))
                                        .map(TerminalId::new)
                                        .toList()))
                .toList();
        Merchant cafe = ANY.merchant(new MerchantId("cafe")).orElseThrow();
        Merchant merchant = new Merchant(
                cafe.id(),
                cafe.issuing(),
                cafe.redeemRate(),
                cafe.standing(),
                cafe.clearing(),
                cafe.mostIssued(),
                cafe.onlyBought(),
                Optional.of(Stores.of(listed)));
        return new Program(ANY.id(), revision, ANY.place(), ANY.policies(), List.of(merchant), ANY.catalogue());
    }

    private static Program without(int revision) {
        return new Program(ANY.id(), revision, ANY.place(), ANY.policies(), List.of(), ANY.catalogue());
    }

    private static Till till(String store, String terminal) {
        return new Till(new MerchantId("cafe"), store, terminal);
    }

    @Test
    void whereNoStoresAreListedAnyIsAsGood() {
        assertThat(till("s1", "t1").unlisted(ANY)).isEmpty();
        assertThat(till("s1", "t1").unlisted(listing(1))).isEmpty();
        assertThat(new Till(new MerchantId("books"), "s1", "t1").unlisted(listing(1, "s2")))
                .isEmpty();
    }

    @Test
    void whereStoresAreListedAnotherIsRefusedAndNoneIsNot() {
        Program program = listing(1, "s1:t1,t2", "s2");

        assertThat(till("s1", "t2").unlisted(program)).isEmpty();
        assertThat(till("s1", "").unlisted(program)).isEmpty();
        assertThat(till("s2", "t9").unlisted(program)).isEmpty();
        assertThat(till("", "").unlisted(program)).isEmpty();
        assertThat(till("", "t9").unlisted(program)).isEmpty();
        assertThat(till("s3", "t1").unlisted(program)).contains(new UnknownStore("cafe", "s3"));
        assertThat(till("S1", "t1").unlisted(program)).contains(new UnknownStore("cafe", "S1"));
        assertThat(till("s1", "t3").unlisted(program)).contains(new UnknownTerminal("cafe", "s1", "t3"));
    }

    @Test
    void whatHappenedBeforeIsGoodWhereItWasListedThenOrIsNow() {
        Program then = listing(1, "s1:t1");
        Program now = listing(2, "s1:t2", "s2");

        assertThat(till("s1", "t1").unlisted(then, now)).isEmpty();
        assertThat(till("s1", "t2").unlisted(then, now)).isEmpty();
        assertThat(till("s2", "").unlisted(then, now)).isEmpty();
        assertThat(till("s3", "").unlisted(then, now)).contains(new UnknownStore("cafe", "s3"));
        assertThat(till("s1", "t3").unlisted(then, now)).contains(new UnknownTerminal("cafe", "s1", "t3"));
        assertThat(till("s3", "").unlisted(ANY, now)).as("none was listed then").isEmpty();
        assertThat(till("s3", "").unlisted(then, ANY)).as("none is listed now").isEmpty();
        assertThat(till("s3", "").unlisted(then, without(2)))
                .as("whoever has left lists nothing")
                .contains(new UnknownStore("cafe", "s3"));
    }

    @Test
    void aSaleThatIsToldLateIsNotLostBecauseItsStoreHasClosed() {
        Shop shop = new Shop(listing(1, "s1"), listing(2, "s2"));
        Instant before = CHANGE.minusMillis(1);
        clock.advance(Duration.ofDays(30));

        assertThat(shop.sale("late", till("s1", ""), Optional.of(before))).isEmpty();
        assertThat(shop.activity("late too", till("s1", ""), Optional.of(before)))
                .isEmpty();
        assertThat(shop.sale("forgotten", till("s2", ""), Optional.of(before))).isEmpty();
        assertThat(shop.sale("nowhere", till("s3", ""), Optional.of(before))).contains(new UnknownStore("cafe", "s3"));
        assertThat(shop.activity("nowhere too", till("s3", ""), Optional.of(before)))
                .contains(new UnknownStore("cafe", "s3"));
        assertThat(shop.sale("closed", till("s1", ""), Optional.of(CHANGE))).contains(new UnknownStore("cafe", "s1"));
        assertThat(shop.sale("now", till("s1", ""), Optional.empty())).contains(new UnknownStore("cafe", "s1"));
        assertThat(shop.activity("now too", till("s1", ""), Optional.empty())).contains(new UnknownStore("cafe", "s1"));
        assertThat(shop.sale("open", till("s2", ""), Optional.empty())).isEmpty();
    }

    @Test
    void whatWasDoneIsAnsweredAgainAlthoughTheStoreHasClosed() {
        Shop shop = new Shop(listing(1, "s1"), listing(2, "s2"));
        Outcome first = shop.record("k", till("s1", ""), Optional.empty(), "R-1");
        clock.advance(Duration.ofDays(30));

        assertThat(shop.record("k", till("s1", ""), Optional.empty(), "R-1"))
                .isEqualTo(new Outcome.Replayed(((Outcome.Committed) first).entry()));
        assertThat(shop.sale("k", till("s3", ""), Optional.empty()))
                .map(Refusal::code)
                .contains("idempotency-key-reused");
        assertThat(refusal(shop.record("k2", till("s1", ""), Optional.empty(), "R-1")))
                .map(Refusal::code)
                .as("the receipt is told first")
                .contains("receipt-already-recorded");
    }

    @Test
    void whatIsRefusedClaimsNoReceipt() {
        Shop shop = new Shop(listing(1, "s1"), listing(2, "s2"));

        assertThat(shop.sale("k", till("s3", ""), Optional.empty())).isPresent();

        assertThat(stores.stores().claims().size()).isZero();
        assertThat(shop.sale("k", till("s1", ""), Optional.empty()))
                .as("the same sale, put right")
                .isEmpty();
    }

    private static Optional<Refusal> refusal(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? Optional.of(refused.refusal()) : Optional.empty();
    }

    /** A program whose second revision comes into force ten days on. */
    private final class Shop {
        private final InMemoryPrograms programs;
        private final Purchases purchases;
        private final Activities activities;

        Shop(Program first, Program second) {
            programs = InMemoryPrograms.with(first);
            assertThat(programs.publish(new Revision(second, CHANGE, Revision.Origin.FOUNDED)))
                    .isTrue();
            Sources sources = Sources.of(programs, Hands.budgets());
            purchases = new Purchases(stores.ledger(), sources, ProgramTime.of(clock));
            activities = new Activities(stores.ledger(), sources, ProgramTime.of(clock));
        }

        Optional<Refusal> sale(String key, Till till, Optional<Instant> at) {
            return refusal(record(key, till, at, "R-" + key));
        }

        Outcome record(String key, Till till, Optional<Instant> at, String receipt) {
            RecordPurchase sale = new RecordPurchase(till, receipt, at, "CNY", Basket.ofTotal(1_000, List.of()));
            return purchases.record(current(), sale, call(key));
        }

        Optional<Refusal> activity(String key, Till till, Optional<Instant> at) {
            ReportActivity.Where where = new ReportActivity.Where(till, Map.of());
            ReportActivity activity = new ReportActivity("check-in", at, Map.of(), where, List.of());
            return refusal(activities.report(current(), activity, call(key)));
        }

        private Program current() {
            return programs.inForce(ANY.id(), clock.instant()).orElseThrow();
        }

        private static Call call(String key) {
            return new Call(ANN, EntryKey.ofCaller("", key), Actor.ENGINE);
        }
    }
}
