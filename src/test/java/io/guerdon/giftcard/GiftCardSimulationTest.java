package io.guerdon.giftcard;

import static io.guerdon.giftcard.CardShop.committed;
import static io.guerdon.giftcard.CardShop.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.code.InMemoryCodeBatches;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import io.guerdon.redemption.CloseHold;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.transfer.SendPoints;
import io.guerdon.unit.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Anything, in any order, by two processes: what was put on a card is on it, or was spent and has not come back, or left it some
 * other way; a blocked card gives nothing, a repeat changes nothing, and the ledger verifies.
 */
class GiftCardSimulationTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_128);
    private static final int STEPS = 3_000;
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");

    private final Random random = new Random(SEED);
    private final TestClock clock = new TestClock(START);
    private final InMemoryCodeBatches batches = new InMemoryCodeBatches();
    private final CardShop one = new CardShop(new InMemoryLedger(clock), batches);
    private final CardShop two = new CardShop(new InMemoryLedger(one.stores.stores(), "w2", clock), batches);
    private final Map<ChainId, Tally> cards = new LinkedHashMap<>();
    private final List<Spent> spends = new ArrayList<>();
    private final List<Spent> loads = new ArrayList<>();
    private final List<String> tail = new ArrayList<>();
    private long moved;
    private int calledOff;

    /** What has been told of a card, by answers alone. */
    private static final class Tally {
        private long in;
        private long out;
        private boolean blocked;
        private boolean closed;
    }

    /** A payment, and what of it may still come back. */
    private static final class Spent {
        private final GiftCard card;
        private final EntryId entry;
        private long left;

        Spent(GiftCard card, EntryId entry, long left) {
            this.card = card;
            this.entry = entry;
            this.left = left;
        }
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void nothingIsLostAndNothingIsMade() {
        for (int step = 0; step < STEPS; step++) {
            step("k" + step);
            if (step % 10 == 0) {
                check();
            }
        }
        check();
        long onMembers =
                one.state(CardShop.ANN, clock.instant()).wallet(CardShop.CASH).available() + expired(CardShop.ANN);
        assertThat(onMembers).isEqualTo(moved);
        Verification verification = new Verification(
                one.stores.stores().journal(), one.stores.stores().snapshots(), one.stores.accounts());
        assertThat(verification.run(_ -> {}).faults()).isEmpty();
        assertThat(cards.size()).isGreaterThan(50);
        assertThat(calledOff).isGreaterThan(10);
        assertThat(cards.values()).anyMatch(tally -> tally.closed).anyMatch(tally -> tally.blocked);
    }

    private void step(String key) {
        CardShop shop = random.nextBoolean() ? one : two;
        if (cards.isEmpty() || random.nextInt(20) == 0) {
            sell(shop, key);
            return;
        }
        ChainId chain = List.copyOf(cards.keySet()).get(random.nextInt(cards.size()));
        GiftCard card = new GiftCard(chain.giftCard(), CardShop.CLASSIC);
        long amount = random.nextLong(1, 3_000);
        switch (random.nextInt(10)) {
            case 0 -> topUp(shop, card, amount, key);
            case 1, 2 -> redeem(shop, card, amount, key);
            case 3 -> hold(shop, card, amount, key);
            case 4 -> refund(shop, amount, key);
            case 5 -> payOut(shop, card, key);
            case 6 -> move(shop, card, amount, key);
            case 7 -> block(shop, card, key);
            case 8 -> takeBack(shop, key);
            default -> clock.advance(Duration.ofHours(random.nextInt(1, 72)));
        }
    }

    private void note(String what, Outcome outcome) {
        tail.add(what + " → " + (refusal(outcome).isEmpty() ? "done" : refusal(outcome)));
        if (tail.size() > 30) {
            tail.removeFirst();
        }
    }

    private void sell(CardShop shop, String key) {
        long amount = random.nextLong(1, 10_001);
        Entry sold = committed(shop.sell(amount, key));
        assertThat(committed((random.nextBoolean() ? one : two).sell(amount, key)))
                .isEqualTo(sold);
        cards.computeIfAbsent(sold.chain(), _ -> new Tally()).in += amount;
        loads.add(new Spent(new GiftCard(sold.chain().giftCard(), CardShop.CLASSIC), sold.id(), amount));
    }

    private void topUp(CardShop shop, GiftCard card, long amount, String key) {
        LoadGiftCard command = CardShop.load(LoadGiftCard.How.TOP_UP, amount, "R-" + key);
        Outcome outcome = shop.cards.load(CardShop.PROGRAM, card, command, CardShop.call(CardShop.chain(card), key));
        note("top up " + card.id() + " by " + amount, outcome);
        if (refusal(outcome).isEmpty()) {
            tally(card).in += amount;
            assertUsable(card);
            loads.add(new Spent(card, committed(outcome).id(), amount));
        } else {
            assertThat(refusal(outcome))
                    .isIn(
                            "gift-card-balance-too-high",
                            "gift-card-blocked",
                            "gift-card-closed",
                            "gift-card-not-active");
        }
    }

    private void redeem(CardShop shop, GiftCard card, long amount, String key) {
        long before = available(card);
        Outcome outcome = shop.redeem(card, amount, key);
        note("redeem " + amount + " of " + card.id(), outcome);
        if (refusal(outcome).isEmpty()) {
            Entry entry = committed(outcome);
            assertThat(amount).isLessThanOrEqualTo(before);
            assertUsable(card);
            tally(card).out += amount;
            spends.add(new Spent(card, entry.id(), amount));
            assertThat(committed(shop.redeem(card, amount, key))).isEqualTo(entry);
        } else if (refusal(outcome).equals("insufficient-balance")) {
            assertThat(amount).isGreaterThan(before);
        }
    }

    private void hold(CardShop shop, GiftCard card, long amount, String key) {
        PlaceHold command =
                new PlaceHold(CardShop.BOOKS, CardShop.CASH, new Points(amount), Duration.ofHours(30), "H-" + key);
        Outcome outcome = shop.cards.hold(CardShop.PROGRAM, card, command, CardShop.call(CardShop.chain(card), key));
        note("hold " + amount + " of " + card.id(), outcome);
        if (!refusal(outcome).isEmpty()) {
            return;
        }
        assertUsable(card);
        HoldId hold = HoldId.of(card.id(), committed(outcome).seq());
        switch (random.nextInt(3)) {
            case 0 -> close(shop, card, new CloseHold.VoidHold(hold), 0, key);
            case 1 -> {
                long captured = random.nextLong(1, amount + 1);
                close(shop, card, new CloseHold.CaptureHold(hold, Optional.of(new Points(captured))), captured, key);
            }
            default -> tail.add("which may lapse");
        }
    }

    private void close(CardShop shop, GiftCard card, CloseHold command, long captured, String key) {
        Call call = CardShop.call(CardShop.chain(card), "close-" + key);
        Entry entry = committed(shop.cards.close(CardShop.PROGRAM, command, call));
        tally(card).out += captured;
        if (captured > 0) {
            spends.add(new Spent(card, entry.id(), captured));
        }
    }

    private void refund(CardShop shop, long amount, String key) {
        if (spends.isEmpty()) {
            return;
        }
        Spent spent = spends.get(random.nextInt(spends.size()));
        Outcome outcome = shop.refund(spent.card, spent.entry, amount, key);
        note("refund " + amount + " to " + spent.card.id(), outcome);
        boolean closed = tally(spent.card).closed;
        String expected = closed ? "gift-card-closed" : amount > spent.left ? "refund-exceeds-spend" : "";
        assertThat(refusal(outcome)).as(tail::toString).isEqualTo(expected);
        if (expected.isEmpty()) {
            spent.left -= amount;
            tally(spent.card).out -= amount;
        }
    }

    private void takeBack(CardShop shop, String key) {
        Spent load = loads.get(random.nextInt(loads.size()));
        Call call = CardShop.call(CardShop.chain(load.card), key);
        Outcome outcome = shop.cards.takeBack(CardShop.PROGRAM, new VoidLoad(load.entry, "declined"), call);
        note("call off " + load.left + " of " + load.card.id(), outcome);
        if (refusal(outcome).isEmpty()) {
            assertUsable(load.card);
            tally(load.card).in -= load.left;
            calledOff++;
        }
    }

    private void payOut(CardShop shop, GiftCard card, String key) {
        long before = available(card);
        PayOutGiftCard command = new PayOutGiftCard(CardShop.CAFE, "");
        Outcome outcome = shop.cards.payOut(CardShop.PROGRAM, card, command, CardShop.call(CardShop.chain(card), key));
        note("pay out " + card.id(), outcome);
        if (refusal(outcome).isEmpty()) {
            assertUsable(card);
            tally(card).out += before;
            tally(card).closed = true;
            assertThat(available(card)).isZero();
        }
    }

    private void move(CardShop shop, GiftCard card, long amount, String key) {
        SendPoints command = new SendPoints("ann", CardShop.CASH, new Points(amount));
        Call call = CardShop.call(CardShop.chain(card), key);
        Outcome outcome = shop.cards.move(CardShop.PROGRAM, card, command, CardShop.ANN, call);
        note("move " + amount + " of " + card.id(), outcome);
        if (refusal(outcome).isEmpty()) {
            assertUsable(card);
            tally(card).out += amount;
            moved += amount;
        }
    }

    private void block(CardShop shop, GiftCard card, String key) {
        Call call = CardShop.call(CardShop.chain(card), key);
        boolean unblock = tally(card).blocked;
        Outcome outcome = unblock ? shop.cards.unblock("found", call) : shop.cards.block("lost", call);
        note((unblock ? "unblock " : "block ") + card.id(), outcome);
        assertThat(refusal(outcome)).isEqualTo(tally(card).closed ? "gift-card-closed" : "");
        tally(card).blocked = !tally(card).closed && !unblock;
    }

    private void assertUsable(GiftCard card) {
        assertThat(tally(card).blocked || tally(card).closed).as(tail::toString).isFalse();
    }

    private Tally tally(GiftCard card) {
        return cards.getOrDefault(CardShop.chain(card), new Tally());
    }

    private long available(GiftCard card) {
        return one.state(CardShop.chain(card), clock.instant())
                .wallet(CardShop.CASH)
                .available();
    }

    /** What ran out, as the chain says. */
    private long expired(ChainId chain) {
        one.stores.ledger().tick(chain);
        return one.stores.stores().journal().after(chain, 0, Integer.MAX_VALUE).stream()
                .flatMap(entry -> entry.legs().stream())
                .filter(leg -> leg.book().equals(Book.BREAKAGE))
                .mapToLong(Leg::amount)
                .sum();
    }

    private void check() {
        cards.forEach((chain, tally) -> {
            long expired = expired(chain);
            AccountState state = one.state(chain, clock.instant());
            long there = state.wallet(CardShop.CASH).available()
                    + state.held(CardShop.CASH)
                    + state.inTransit(CardShop.CASH);
            assertThat(there + tally.out + expired)
                    .as("seed %d, card %s, %s", SEED, chain, tail)
                    .isEqualTo(tally.in);
            assertThat(there).isNotNegative();
        });
    }
}
