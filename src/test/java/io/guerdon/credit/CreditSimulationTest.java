package io.guerdon.credit;

import static io.guerdon.credit.CreditShop.ACCOUNT;
import static io.guerdon.credit.CreditShop.committed;
import static io.guerdon.credit.CreditShop.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import io.guerdon.ledger.Wallet;
import io.guerdon.redemption.CloseHold;
import io.guerdon.unit.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Anything, in any order, by two processes, against a model that pays what was spent from the oldest on. */
class CreditSimulationTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_128);
    private static final int STEPS = 3_000;

    private final Random random = new Random(SEED);
    private final TestClock clock = new TestClock(Instant.parse("2026-01-10T00:00:00Z"));
    private final CreditShop one = new CreditShop(new InMemoryLedger(ProgramTime.of(clock), new CreditWarnings()));
    private final CreditShop two =
            new CreditShop(new InMemoryLedger(one.stores.stores(), "w2", ProgramTime.of(clock), new CreditWarnings()));
    private final Map<ChainId, CreditModel> models = new LinkedHashMap<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<String> tail = new ArrayList<>();
    private final TreeSet<String> seen = new TreeSet<>();
    private final TreeSet<Integer> ages = new TreeSet<>();

    /** What may be reversed, once. */
    private record Payment(ChainId member, CreditModel.Spend spend, EntryId entry) {}

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void nobodyOwesMoreThanWasLentAndEachCrossingIsToldOnce() {
        for (int step = 0; step < STEPS; step++) {
            step("k" + step);
        }
        Verification verification = new Verification(
                one.stores.stores().journal(), one.stores.stores().snapshots(), one.stores.accounts());
        assertThat(verification.run(_ -> {}).faults()).isEmpty();
        models.forEach(this::booksAgree);
        assertThat(ages).containsExactly(0, 1, 2, 3);
        assertThat(seen)
                .contains(
                        "",
                        "credit-blocked",
                        "credit-limit-too-high",
                        "credit-not-granted",
                        "credit-not-blocked",
                        "insufficient-balance",
                        "repayment-exceeds-owed");
    }

    private void step(String key) {
        CreditShop shop = random.nextBoolean() ? one : two;
        ChainId member = CreditShop.chain(random.nextBoolean() ? "mem_a" : "mem_b");
        CreditModel model = models.computeIfAbsent(member, _ -> new CreditModel());
        model.at(clock.instant());
        switch (random.nextInt(26)) {
            case 0 -> limit(shop, member, model, key);
            case 1, 2, 3, 4, 5, 6, 7, 8 -> spend(shop, member, model, key);
            case 9, 10, 11 -> hold(shop, member, model, key);
            case 12, 13 -> end(shop, member, model, key);
            case 14, 15, 16, 17 -> repay(shop, member, model, key);
            case 18, 19, 20 -> reverse(shop, key);
            case 21, 22 -> block(shop, member, model, key);
            default -> clock.advance(Duration.ofHours(random.nextInt(1, random.nextInt(4) == 0 ? 1_200 : 20)));
        }
        models.forEach(this::check);
    }

    private void ended(String what, Outcome outcome, String expected) {
        tail.add(what + " → " + refusal(outcome));
        if (tail.size() > 20) {
            tail.removeFirst();
        }
        seen.add(expected);
        assertThat(refusal(outcome)).as("seed %d %s", SEED, tail).isEqualTo(expected);
    }

    private void limit(CreditShop shop, ChainId member, CreditModel model, String key) {
        long limit = random.nextInt(5) == 0 ? 0 : random.nextLong(0, CreditShop.HIGHEST + 500);
        String expected = limit > CreditShop.HIGHEST ? "credit-limit-too-high" : "";
        ended("limit " + limit, shop.limit(member, limit, key), expected);
        model.limit = expected.isEmpty() ? limit : model.limit;
        isTidy(member);
    }

    /** What came back with something is not left beside what is owed in excess of the limit. */
    private void isTidy(ChainId member) {
        Wallet wallet = one.state(member).wallet(ACCOUNT);
        if (tail.getLast().endsWith("→ ")) {
            assertThat(Math.min(wallet.available(), wallet.owed()))
                    .as("seed %d %s", SEED, tail)
                    .isZero();
        }
    }

    private void spend(CreditShop shop, ChainId member, CreditModel model, String key) {
        long amount = amount(model.free());
        String expected = model.maySpend(amount);
        Outcome outcome = shop.spend(member, amount, key);
        ended("spend " + amount, outcome, expected);
        if (expected.isEmpty()) {
            spent(member, model, committed(outcome), amount);
            assertThat(committed((shop == one ? two : one).spend(member, amount, key)))
                    .isEqualTo(committed(outcome));
        }
    }

    /** All there is now and then, so that limits are reached. */
    private long amount(long most) {
        return most > 0 && random.nextInt(4) == 0 ? most : random.nextLong(1, 2_000);
    }

    private void spent(ChainId member, CreditModel model, Entry entry, long amount) {
        CreditModel.Spend spend = new CreditModel.Spend(entry.recordedAt(), amount);
        model.spends.add(spend);
        payments.add(new Payment(member, spend, entry.id()));
    }

    private void hold(CreditShop shop, ChainId member, CreditModel model, String key) {
        long amount = amount(model.free());
        String expected = model.maySpend(amount);
        Outcome outcome = shop.hold(member, amount, key);
        ended("hold " + amount, outcome, expected);
        if (expected.isEmpty()) {
            String id = HoldId.of(member.owner(), committed(outcome).seq()).value();
            model.held.add(new CreditModel.Held(id, amount, clock.instant().plus(Duration.ofHours(30))));
        }
    }

    private void end(CreditShop shop, ChainId member, CreditModel model, String key) {
        if (model.held.isEmpty()) {
            return;
        }
        CreditModel.Held held = model.held.remove(random.nextInt(model.held.size()));
        HoldId hold = new HoldId(held.id());
        if (random.nextBoolean()) {
            ended("void", shop.close(member, new CloseHold.VoidHold(hold), key), "");
        } else {
            long part = random.nextLong(1, held.amount() + 1);
            CloseHold capture = new CloseHold.CaptureHold(hold, Optional.of(new Points(part)));
            Outcome outcome = shop.close(member, capture, key);
            ended("capture " + part, outcome, "");
            spent(member, model, committed(outcome), part);
        }
    }

    private void repay(CreditShop shop, ChainId member, CreditModel model, String key) {
        long amount = amount(model.debt());
        String expected = model.mayRepay(amount);
        ended("repay " + amount, shop.repay(member, amount, "R-" + key, key), expected);
        model.repaid += expected.isEmpty() ? amount : 0;
        isTidy(member);
    }

    private void reverse(CreditShop shop, String key) {
        if (!payments.isEmpty()) {
            Payment payment = payments.remove(payments.size() - 1 - random.nextInt(Math.min(4, payments.size())));
            ended("reverse", shop.reverse(payment.member, payment.entry, key), "");
            payment.spend.left = 0;
        }
    }

    private void block(CreditShop shop, ChainId member, CreditModel model, String key) {
        BlockCredit.Act act = random.nextInt(3) == 0 ? BlockCredit.Act.BLOCK : BlockCredit.Act.UNBLOCK;
        boolean blocks = act == BlockCredit.Act.BLOCK;
        String already = blocks ? "credit-blocked" : "credit-not-blocked";
        String expected = model.limit < 0 ? "credit-not-granted" : model.blocked == blocks ? already : "";
        ended(act.toString(), shop.block(member, act, key), expected);
        model.blocked = expected.isEmpty() ? blocks : model.blocked;
    }

    private void check(ChainId member, CreditModel model) {
        model.at(clock.instant());
        one.stores.ledger().tick(member);
        Optional<CreditLines.Standing> standing = one.standing(member);
        assertThat(standing.isPresent()).isEqualTo(model.limit >= 0);
        standing.ifPresent(there -> {
            CreditFigures figures = there.figures();
            assertThat(List.of(figures.free(), figures.held(), figures.debt()))
                    .as("seed %d %s", SEED, tail)
                    .isEqualTo(List.of(model.free(), model.held(), model.debt()));
            assertThat(there.level()).as("seed %d %s", SEED, tail).isEqualTo(model.level());
            assertThat(there.line().told().to()).as("seed %d %s", SEED, tail).isEqualTo(model.level());
            ages.addAll(IntStream.range(0, 4)
                    .filter(age -> there.ages().get(age).amount() > 0)
                    .boxed()
                    .toList());
            assertThat(there.ages().stream().map(Age::amount))
                    .as("seed %d %s", SEED, tail)
                    .isEqualTo(model.ages(clock.instant()));
        });
    }

    /** Limits and what was repaid are what can be spent, is held, or was spent; and what was told leads from each level to the next. */
    private void booksAgree(ChainId member, CreditModel model) {
        List<Entry> entries = one.stores.stores().journal().after(member, 0, 100_000);
        long repaid = -sum(entries, Book.seller(CreditShop.LENDER));
        assertThat(repaid).isEqualTo(model.repaid);
        assertThat(-sum(entries, Book.credit(CreditShop.LENDER))).isEqualTo(Math.max(0, model.limit));
        long own = sum(entries, Book.AVAILABLE) + sum(entries, Book.HELD) + sum(entries, Book.OWED);
        assertThat(own).isEqualTo(Math.max(0, model.limit) - model.debt());
        CreditLevel level = CreditLevel.CLEAR;
        assertThat(entries.stream().flatMap(entry -> entry.movements().stream()))
                .as("partners would be told that something came back")
                .noneMatch(
                        m -> m instanceof Movement.LotDrawn drawn && drawn.to().equals(Book.OWED));
        for (Entry entry : entries) {
            for (Arranged made : made(entry)) {
                CreditMark mark = ((CreditLine) made.arrangement()).told();
                if (mark.seq() == entry.seq()) {
                    assertThat(mark.from()).isEqualTo(level).isNotEqualTo(mark.to());
                    level = mark.to();
                }
            }
        }
        assertThat(level).isEqualTo(model.level());
    }

    private static List<Arranged> made(Entry entry) {
        return entry.movements().stream()
                .filter(Arranged.class::isInstance)
                .map(Arranged.class::cast)
                .toList();
    }

    private static long sum(List<Entry> entries, Book book) {
        return entries.stream()
                .flatMap(entry -> entry.legs().stream())
                .filter(leg -> leg.unit().equals(ACCOUNT) && leg.book().equals(book))
                .mapToLong(Leg::amount)
                .sum();
    }
}
