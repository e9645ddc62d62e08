package io.guerdon.storedvalue;

import static io.guerdon.storedvalue.TopUpShop.committed;
import static io.guerdon.storedvalue.TopUpShop.made;
import static io.guerdon.storedvalue.TopUpShop.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.redemption.CloseHold;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Anything, in any order, by two processes, against a model that moves unit by unit: the same is allowed, the same is left, and all
 * money that came in is on wallets, spent, or paid back.
 */
class StoredValueSimulationTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_128);
    private static final int STEPS = 3_000;
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");

    private final Random random = new Random(SEED);
    private final TestClock clock = new TestClock(START);
    private final TopUpShop one = new TopUpShop(new InMemoryLedger(clock));
    private final TopUpShop two = new TopUpShop(new InMemoryLedger(one.stores.stores(), "w2", clock));
    private final Map<String, StoredValueModel> models = new LinkedHashMap<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<String> tail = new ArrayList<>();
    private int reversed;
    private final TreeSet<String> seen = new TreeSet<>();

    /** What may be reversed, once. */
    private record Payment(ChainId member, StoredValueModel model, EntryId entry, List<StoredValueModel.Taken> taken) {}

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void nothingIsLostAndNothingIsMade() {
        for (int step = 0; step < STEPS; step++) {
            step("k" + step);
        }
        Verification verification = new Verification(
                one.stores.stores().journal(), one.stores.stores().snapshots(), one.stores.accounts());
        assertThat(verification.run(_ -> {}).faults()).isEmpty();
        for (String member : new String[] {"mem_a", "mem_b"}) {
            one.stores.ledger().tick(TopUpShop.chain(member));
            TopUpShop.ALL.forEach(value -> moneyIsKept(TopUpShop.chain(member), value));
        }
        assertThat(reversed).isGreaterThan(50);
        assertThat(models.values()).anyMatch(model -> model.deducted > 0).anyMatch(model -> model.everOwed > 0);
        assertThat(seen)
                .contains(
                        "insufficient-balance",
                        "refund-exceeds-top-up",
                        "stored-value-blocked",
                        "stored-value-too-high",
                        "top-up-day-limit",
                        "top-up-used-up");
    }

    private void step(String key) {
        TopUpShop shop = random.nextBoolean() ? one : two;
        ChainId member = TopUpShop.chain(random.nextBoolean() ? "mem_a" : "mem_b");
        StoredValueSettings value = TopUpShop.ALL.get(random.nextInt(TopUpShop.ALL.size()));
        StoredValueModel model = models.computeIfAbsent(member + "/" + value.id(), _ -> new StoredValueModel(value));
        model.at(clock.instant());
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> topUp(shop, member, model, key);
            case 4, 5, 6, 7, 8, 9, 10 -> spend(shop, member, model, key);
            case 11, 12 -> hold(shop, member, model, key);
            case 13, 14, 15, 16, 17, 18 -> refund(shop, member, model, key);
            case 19 -> reverse(shop, key);
            case 20, 21 -> block(shop, member, model, key);
            default -> clock.advance(Duration.ofHours(random.nextInt(1, random.nextInt(8) == 0 ? 400 : 3)));
        }
        model.at(clock.instant());
        check(member, model);
    }

    private void ended(String what, Outcome outcome, String expected) {
        tail.add(what + " → " + refusal(outcome));
        if (tail.size() > 20) {
            tail.removeFirst();
        }
        seen.add(expected);
        assertThat(refusal(outcome)).as("seed %d %s", SEED, tail).isEqualTo(expected);
    }

    private void topUp(TopUpShop shop, ChainId member, StoredValueModel model, String key) {
        long amount = random.nextLong(10, 3_000);
        String expected = model.mayTopUp(amount);
        Outcome outcome = shop.topUp(member, model.settings, amount, key);
        ended("top up " + model.settings.id() + " by " + amount, outcome, expected);
        if (expected.isEmpty()) {
            model.topUp(made(outcome), amount);
            assertThat(committed((shop == one ? two : one).topUp(member, model.settings, amount, key)))
                    .isEqualTo(committed(outcome));
        }
    }

    private void spend(TopUpShop shop, ChainId member, StoredValueModel model, String key) {
        long amount = random.nextLong(1, 900);
        String expected = model.maySpend(amount);
        Outcome outcome = shop.spend(member, model.settings, amount, key);
        ended("spend " + amount + " of " + model.settings.id(), outcome, expected);
        if (expected.isEmpty()) {
            payments.add(new Payment(member, model, committed(outcome).id(), model.spend(amount)));
        }
    }

    /** What is put aside is given back, or spent all of it at once, which is as if it had been spent. */
    private void hold(TopUpShop shop, ChainId member, StoredValueModel model, String key) {
        long amount = random.nextLong(1, 900);
        String expected = model.maySpend(amount);
        Outcome outcome = shop.hold(member, model.settings, amount, key);
        ended("hold " + amount + " of " + model.settings.id(), outcome, expected);
        if (!expected.isEmpty()) {
            return;
        }
        HoldId hold = HoldId.of(member.owner(), committed(outcome).seq());
        if (random.nextBoolean()) {
            ended("void", shop.close(member, new CloseHold.VoidHold(hold), "v" + key), "");
        } else {
            ended(
                    "capture",
                    shop.close(member, new CloseHold.CaptureHold(hold, Optional.of(new Points(amount))), "c" + key),
                    "");
            model.spend(amount);
        }
    }

    private void refund(TopUpShop shop, ChainId member, StoredValueModel model, String key) {
        if (model.topUps.isEmpty()) {
            return;
        }
        StoredValueModel.PaidIn topUp = model.topUps.get(random.nextInt(model.topUps.size()));
        long most = model.refundable(topUp);
        boolean all = random.nextBoolean();
        long amount = all ? most : random.nextLong(1, 1_500);
        String expected = most == 0 ? "top-up-used-up" : amount > most ? "refund-exceeds-top-up" : "";
        Outcome outcome = shop.refund(member, topUp.id, all ? Optional.empty() : Optional.of(amount), key);
        ended("refund " + amount + " of " + topUp.id + " of " + most, outcome, expected);
        if (expected.isEmpty()) {
            model.refund(topUp, amount);
        }
    }

    private void reverse(TopUpShop shop, String key) {
        payments.removeIf(payment -> {
            payment.model.at(clock.instant());
            return !payment.model.isAlive(payment.taken);
        });
        if (payments.isEmpty()) {
            return;
        }
        Payment payment = payments.remove(random.nextInt(payments.size()));
        ended("reverse " + payment.entry, shop.reverse(payment.member, payment.entry, key), "");
        payment.model.reverse(payment.taken);
        reversed++;
        check(payment.member, payment.model);
    }

    private void block(TopUpShop shop, ChainId member, StoredValueModel model, String key) {
        var act = random.nextInt(3) > 0 ? BlockStoredValue.Act.UNBLOCK : BlockStoredValue.Act.BLOCK;
        boolean blocking = act == BlockStoredValue.Act.BLOCK;
        String expected =
                blocking == model.blocked ? blocking ? "stored-value-blocked" : "stored-value-not-blocked" : "";
        ended(act + " " + model.settings.id(), shop.block(member, model.settings, act, key), expected);
        model.blocked = blocking;
    }

    private void check(ChainId member, StoredValueModel model) {
        AccountState state = one.state(member, clock.instant());
        WalletId principal = model.settings.parts().principal();
        WalletId bonus = model.settings.parts().bonus();
        assertThat(state.wallet(principal).available())
                .as("seed %d principal of %s %s", SEED, model.settings.id(), tail)
                .isEqualTo(model.principal());
        assertThat(state.wallet(bonus).available())
                .as("seed %d bonus of %s %s", SEED, model.settings.id(), tail)
                .isEqualTo(model.bonus());
        assertThat(state.wallet(bonus).owed()).as("seed %d %s", SEED, tail).isEqualTo(model.owed);
    }

    /** By the journal alone: what the seller took is where members have it, with whoever accepted it, or back with the seller. */
    private void moneyIsKept(ChainId member, StoredValueSettings value) {
        Map<String, Long> books = new LinkedHashMap<>();
        for (var entry : one.stores.stores().journal().after(member, 0, Integer.MAX_VALUE)) {
            for (Leg leg : entry.legs()) {
                books.merge(leg.unit() + " " + leg.book(), leg.amount(), Long::sum);
            }
        }
        StoredValueModel model = models.get(member + "/" + value.id());
        String cash = value.parts().principal() + " ";
        assertThat(-books.getOrDefault(cash + "seller:cafe", 0L)).isEqualTo(model.paidIn - model.paidBack);
        assertThat(books.getOrDefault(cash + "available", 0L)
                        + books.getOrDefault(cash + "acceptor:books", 0L)
                        + books.getOrDefault(cash + "seller:cafe", 0L))
                .isZero();
        assertThat(books.keySet())
                .noneMatch(book -> book.startsWith(value.parts().bonus() + " seller"));
    }
}
