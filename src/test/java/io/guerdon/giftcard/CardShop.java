package io.guerdon.giftcard;

import io.guerdon.code.CodeBatch;
import io.guerdon.code.Codes;
import io.guerdon.code.InMemoryCodeBatches;
import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Suspended;
import io.guerdon.program.Catalogue;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.GiftCardSettings;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RoundUp;
import io.guerdon.program.WalletSettings;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.Redemptions;
import io.guerdon.transfer.Transfers;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program that sells gift cards, over a ledger in memory; a second one over the same stores stands for a second process. */
final class CardShop implements AutoCloseable {
    static final WalletId CASH = new WalletId("cash");
    static final DefinitionId CLASSIC = new DefinitionId("classic");
    static final Till CAFE = new Till(new MerchantId("cafe"), "s1", "t1");
    static final Till BOOKS = new Till(new MerchantId("books"), "s9", "t9");
    static final ChainId ANN = new ChainId(DemoProgram.ID, new MemberId("mem_ann"));
    static final Program PROGRAM = program();

    final InMemoryLedger stores;
    final GiftCardCodes codes;
    final GiftCards cards;
    final GiftCardSales sales;
    final Transfers transfers;

    CardShop(InMemoryLedger stores, InMemoryCodeBatches batches) {
        this.stores = stores;
        InMemoryLedger.Stores in = stores.stores();
        codes = new GiftCardCodes(new Codes(batches));
        transfers = new Transfers(stores.ledger(), stores.accounts(), in.claims(), in.journal());
        cards = new GiftCards(stores.ledger(), new Redemptions(stores.ledger()), new Holds(stores.ledger()), transfers);
        sales = new GiftCardSales(stores.ledger(), in.claims(), in.journal(), codes);
    }

    private static Program program() {
        Program demo = DemoProgram.program();
        LotPolicy lasting = new LotPolicy(
                new ExpiryPolicy.Sliding(Period.ofYears(1), RoundUp.DAY),
                new PendingPolicy.AtOnce(),
                OwedPolicy.OWE,
                Period.ofDays(30));
        GiftCardSettings classic = new GiftCardSettings(
                CLASSIC,
                CASH,
                new GiftCardSettings.Load(1, 10_000, List.of(), 15_000, GiftCardSettings.Reloading.RELOADABLE),
                new GiftCardSettings.Network(Set.of(), Set.of()),
                new GiftCardSettings.Validity(
                        new ExpiryPolicy.AfterPeriod(Period.ofDays(60), RoundUp.NONE), Period.ofDays(7)),
                new GiftCardSettings.Leaving(Optional.of(5_000L), GiftCardSettings.Moving.TO_MEMBERS));
        Catalogue catalogue = new Catalogue(
                List.of(new WalletSettings(CASH, WalletSettings.Use.TENDER, lasting)),
                List.of(),
                List.of(),
                List.of(),
                List.of(classic),
                Optional.empty());
        return new Program(DemoProgram.ID, 1, demo.place(), demo.policies(), demo.merchants(), catalogue);
    }

    static GiftCardSettings classic() {
        return PROGRAM.catalogue().giftCard(CLASSIC).orElseThrow();
    }

    static ChainId chain(GiftCard card) {
        return new ChainId(DemoProgram.ID, card.id());
    }

    static Call call(ChainId chain, String key) {
        return new Call(chain, EntryKey.ofCaller("", key), new Actor("key", "", "", "", ""), 1);
    }

    static LoadGiftCard load(LoadGiftCard.How how, long amount, String receipt) {
        return new LoadGiftCard(how, new PaidIn(CAFE, new Money(amount, "CNY"), receipt, 1));
    }

    Outcome sell(long amount, String key) {
        Call call = call(ChainId.UNREADABLE, key);
        LoadGiftCard command = load(LoadGiftCard.How.ACTIVATION, amount, "sale-" + key);
        return sales.sell(new GiftCardSales.Wish(PROGRAM, classic(), command, call));
    }

    /** A card that is not sold. */
    GiftCard printed(String key) {
        Codes.Making making = codes.make(PROGRAM, new CodeBatch.Order(CLASSIC, 1), new EntryKey("print:" + key));
        int batch = ((Codes.Making.Made) making).batch().number();
        return new GiftCard(new GiftCardId(batch, 0), CLASSIC);
    }

    GiftCard sold(long amount, String key) {
        GiftCard card = printed(key);
        LoadGiftCard command = load(LoadGiftCard.How.ACTIVATION, amount, "sold-" + key);
        committed(cards.load(PROGRAM, card, command, call(chain(card), "sold")));
        return card;
    }

    Outcome redeem(GiftCard card, long amount, String key) {
        RedeemPoints command = new RedeemPoints(BOOKS, CASH, new Points(amount), "P-" + key);
        return cards.redeem(PROGRAM, card, command, call(chain(card), key));
    }

    Outcome refund(GiftCard card, EntryId spend, long amount, String key) {
        return cards.refund(PROGRAM, card, new RefundSpend(spend, new Points(amount), ""), call(chain(card), key));
    }

    static Entry committed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed done -> done.entry();
            case Outcome.Replayed done -> done.entry();
            case Outcome.Refused refused ->
                throw new AssertionError(refused.refusal().toString());
            case Outcome.RefusedBefore refused ->
                throw new AssertionError(refused.refusal().toString());
        };
    }

    static String refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed _, Outcome.Replayed _ -> "";
            case Outcome.Refused refused -> refused.refusal().code();
            case Outcome.RefusedBefore refused -> refused.refusal().code();
        };
    }

    AccountState state(ChainId chain, Instant now) {
        return Due.applied(stores.accounts().read(chain), now, Suspended.NOBODY);
    }

    @Override
    public void close() {
        stores.close();
    }
}
