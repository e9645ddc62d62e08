package io.guerdon.giftcard;

import static io.guerdon.giftcard.CardShop.committed;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.code.Codes;
import io.guerdon.code.Codes.Making;
import io.guerdon.code.InMemoryCodeBatches;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.unit.GiftCardId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A card that is sent is sold once by its request, wherever an earlier try was cut off. */
class GiftCardSalesTest {
    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
    private static final String CLAIM = "gift-card-sale:demo:c:/k";

    private final TestClock clock = new TestClock(NOW);
    private final InMemoryCodeBatches batches = new InMemoryCodeBatches();
    private final CardShop shop = new CardShop(new InMemoryLedger(clock), batches);
    private final CardShop other = new CardShop(new InMemoryLedger(shop.stores.stores(), "w2", clock), batches);

    @AfterEach
    void close() {
        shop.close();
        other.close();
    }

    private GiftCardId place() {
        Making.Made pool = (Making.Made) shop.codes.pool(DemoProgram.ID, CardShop.CLASSIC, 1);
        return new GiftCardId(pool.batch().number(), 77);
    }

    private ChainId cutOff() {
        ChainId chain = new ChainId(DemoProgram.ID, place());
        EntryKey key = EntryKey.ofCaller("", "k");
        shop.stores.stores().claims().take(List.of(new Holder(CLAIM, chain, key)));
        return chain;
    }

    @Test
    void aRepeatFinishesOnTheCardThatAKilledProcessHadChosen() {
        ChainId chosen = cutOff();

        Entry sold = committed(other.sell(500, "k"));

        assertThat(sold.chain()).isEqualTo(chosen);
        assertThat(committed(shop.sell(500, "k"))).isEqualTo(sold);
    }

    @Test
    void whereSomebodyElseWasSoldThatCardMeanwhileTheRequestGetsAnother() {
        ChainId chosen = cutOff();
        GiftCard card = new GiftCard(chosen.giftCard(), CardShop.CLASSIC);
        LoadGiftCard load = CardShop.load(LoadGiftCard.How.ACTIVATION, 900, "R-9");
        committed(shop.cards.load(CardShop.PROGRAM, card, load, CardShop.call(chosen, "other")));

        Entry sold = committed(other.sell(500, "k"));

        assertThat(sold.chain()).isNotEqualTo(chosen);
        assertThat(committed(shop.sell(500, "k"))).isEqualTo(sold);
        assertThat(shop.state(chosen, NOW).wallet(CardShop.CASH).available()).isEqualTo(900);
        assertThat(shop.state(sold.chain(), NOW).wallet(CardShop.CASH).available())
                .isEqualTo(500);
    }

    @Test
    void twoProcessesSellOneCardForOneRequest() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 20; round++) {
            String key = "both-" + round;
            List<Callable<Entry>> both =
                    List.of(() -> committed(shop.sell(500, key)), () -> committed(other.sell(500, key)));
            Set<Entry> sold = new HashSet<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Entry> each : threads.invokeAll(both)) {
                    sold.add(each.get());
                }
            }
            assertThat(sold).hasSize(1);
        }
    }

    @Test
    void aCardWhoseSaleWasCalledOffIsNotGivenToAnybodyElse() {
        InMemoryLedger.Stores in = shop.stores.stores();
        GiftCardCodes few = new GiftCardCodes(new Codes(new InMemoryCodeBatches()), 3);
        GiftCardSales sales = new GiftCardSales(shop.stores.ledger(), in.claims(), in.journal(), few);
        Set<ChainId> sold = new HashSet<>();
        for (int number = 0; number < 8; number++) {
            LoadGiftCard command = CardShop.load(LoadGiftCard.How.ACTIVATION, 100, "off-" + number);
            Call call = CardShop.call(ChainId.UNREADABLE, "off-" + number);
            Entry sale =
                    committed(sales.sell(new GiftCardSales.Wish(CardShop.PROGRAM, CardShop.classic(), command, call)));
            assertThat(sold.add(sale.chain())).isTrue();
            VoidLoad off = new VoidLoad(sale.id(), "declined");
            committed(shop.cards.takeBack(CardShop.PROGRAM, off, CardShop.call(sale.chain(), "void")));
            assertThat(shop.state(sale.chain(), NOW).status()).isEqualTo(AccountStatus.NEW);
        }
    }

    @Test
    void aNearlyFullBatchIsFollowedByAnother() {
        InMemoryLedger.Stores in = shop.stores.stores();
        GiftCardCodes few = new GiftCardCodes(new Codes(new InMemoryCodeBatches()), 3);
        GiftCardSales sales = new GiftCardSales(shop.stores.ledger(), in.claims(), in.journal(), few);
        Set<ChainId> sold = new HashSet<>();
        Set<Integer> pools = new HashSet<>();
        for (int number = 0; number < 8; number++) {
            LoadGiftCard command = CardShop.load(LoadGiftCard.How.ACTIVATION, 100, "few-" + number);
            Call call = CardShop.call(ChainId.UNREADABLE, "few-" + number);
            ChainId card = committed(
                            sales.sell(new GiftCardSales.Wish(CardShop.PROGRAM, CardShop.classic(), command, call)))
                    .chain();
            assertThat(sold.add(card)).isTrue();
            pools.add(card.giftCard().batch());
        }
        assertThat(pools).hasSizeGreaterThan(2);
    }
}
