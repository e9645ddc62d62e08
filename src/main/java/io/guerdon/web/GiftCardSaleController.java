package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.giftcard.GiftCardCodes;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardDefinitionNotFound;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardLoadNotFound;
import io.guerdon.giftcard.GiftCardSales;
import io.guerdon.giftcard.GiftCards;
import io.guerdon.giftcard.LoadGiftCard;
import io.guerdon.giftcard.VoidLoad;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.GiftCardSettings;
import io.guerdon.program.Program;
import io.guerdon.web.GiftCardAnswers.GiftCardLoadVoidedTold;
import io.guerdon.web.GiftCardAnswers.GiftCardLoadedTold;
import io.guerdon.web.GiftCardAnswers.GiftCardPaidOutTold;
import io.guerdon.web.GiftCardAnswers.GiftCardSold;
import io.guerdon.web.GiftCardBodies.GiftCardLoadBody;
import io.guerdon.web.GiftCardBodies.GiftCardPayoutBody;
import io.guerdon.web.GiftCardBodies.GiftCardSaleBody;
import io.guerdon.web.GiftCardDesk.Named;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Gift cards for money: sold, topped up, paid out. */
@Controller
class GiftCardSaleController {
    private final Desk desk;
    private final GiftCardDesk cards;
    private final GiftCards giftCards;
    private final GiftCardSales sales;
    private final GiftCardCodes codes;

    GiftCardSaleController(
            Desk desk, GiftCardDesk cards, GiftCards giftCards, GiftCardSales sales, GiftCardCodes codes) {
        this.desk = desk;
        this.cards = cards;
        this.giftCards = giftCards;
        this.sales = sales;
        this.codes = codes;
    }

    @PostMapping("/v1/gift-cards")
    @Operation(
            summary = "Sell a gift card that is sent, and not printed",
            description = "The answer has its code, and so has a repeat with the same key.")
    @Requires(Act.SELL_GIFT_CARD)
    Answer<GiftCardSold> sell(Caller caller, IdempotencyKey key, @RequestBody GiftCardSaleBody body) {
        LoadGiftCard command = body.command(caller);
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            Optional<GiftCardSettings> settings = program.catalogue().giftCard(body.sort());
            if (settings.isEmpty()) {
                return Answer.refused(new GiftCardDefinitionNotFound(body.definition()));
            }
            Call call = new Call(ChainId.UNREADABLE, key.of(caller), caller.actor(), program.revision());
            GiftCardSales.Wish wish = new GiftCardSales.Wish(program, settings.get(), command, call);
            return desk.answer(sales.sell(wish), program, GiftCardSold.by(card -> codes.printed(program.id(), card)));
        });
    }

    @PostMapping("/v1/gift-cards/{giftCard}/activation")
    @Operation(summary = "Sell a printed gift card: it pays from now on")
    @Requires(Act.SELL_GIFT_CARD)
    Answer<GiftCardLoadedTold> activate(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody GiftCardLoadBody body) {
        return load(new Named(caller, giftCard, code), key, body.command(caller, LoadGiftCard.How.ACTIVATION));
    }

    @PostMapping("/v1/gift-cards/{giftCard}/top-ups")
    @Operation(summary = "Put more money on a gift card")
    @Requires(Act.SELL_GIFT_CARD)
    Answer<GiftCardLoadedTold> topUp(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody GiftCardLoadBody body) {
        return load(new Named(caller, giftCard, code), key, body.command(caller, LoadGiftCard.How.TOP_UP));
    }

    private Answer<GiftCardLoadedTold> load(Named named, IdempotencyKey key, LoadGiftCard command) {
        return cards.change(
                named,
                key,
                (program, card, call) -> giftCards.load(program, card, command, call),
                GiftCardLoadedTold::of);
    }

    @PostMapping("/v1/gift-cards/{giftCard}/loads/{entry}/void")
    @Operation(summary = "Call a sale or top-up off, where all of it is still there")
    @Requires(Act.SELL_GIFT_CARD)
    Answer<GiftCardLoadVoidedTold> takeBack(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @PathVariable String entry,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody ReasonBody body) {
        Optional<EntryId> load = Paths.entry(entry);
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (program, _, call) -> load.map(
                                put -> giftCards.takeBack(program, new VoidLoad(put, body.reason()), call))
                        .orElseGet(() -> new Outcome.Refused(new GiftCardLoadNotFound(entry))),
                GiftCardLoadVoidedTold::of);
    }

    @PostMapping("/v1/gift-cards/{giftCard}/payout")
    @Operation(summary = "Pay out what is left on a gift card, and close it")
    @Requires(Act.PAY_OUT_GIFT_CARD)
    Answer<GiftCardPaidOutTold> payOut(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody GiftCardPayoutBody body) {
        var command = body.command(caller);
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (program, card, call) -> giftCards.payOut(program, card, command, call),
                GiftCardPaidOutTold::of);
    }
}
