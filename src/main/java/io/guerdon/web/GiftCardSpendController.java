package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.giftcard.GiftCard;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardSpendNotFound;
import io.guerdon.giftcard.GiftCards;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;
import io.guerdon.redemption.CloseHold;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import io.guerdon.web.GiftCardAnswers.GiftCardRefundTold;
import io.guerdon.web.GiftCardBodies.GiftCardCaptureBody;
import io.guerdon.web.GiftCardBodies.GiftCardHoldBody;
import io.guerdon.web.GiftCardBodies.GiftCardRefundBody;
import io.guerdon.web.GiftCardBodies.GiftCardSpendBody;
import io.guerdon.web.GiftCardDesk.Named;
import io.guerdon.web.SpendAnswers.HoldCaptured;
import io.guerdon.web.SpendAnswers.HoldPlaced;
import io.guerdon.web.SpendAnswers.HoldVoided;
import io.guerdon.web.SpendAnswers.Redeemed;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Paying with gift cards. */
@Controller
class GiftCardSpendController {
    private final GiftCardDesk cards;
    private final GiftCards giftCards;

    GiftCardSpendController(GiftCardDesk cards, GiftCards giftCards) {
        this.cards = cards;
        this.giftCards = giftCards;
    }

    private static WalletId wallet(Program program, GiftCard card) {
        return card.settings(program).wallet();
    }

    @PostMapping("/v1/gift-cards/{giftCard}/redemptions")
    @Operation(summary = "Pay with a gift card, at once")
    @Requires(Act.SPEND_GIFT_CARD)
    Answer<Redeemed> redeem(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody GiftCardSpendBody body) {
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (program, card, call) ->
                        giftCards.redeem(program, card, body.command(caller, wallet(program, card)), call),
                Redeemed::of);
    }

    @PostMapping("/v1/gift-cards/{giftCard}/redemptions/{entry}/refunds")
    @Operation(summary = "Put back on a gift card what was spent on goods that came back")
    @Requires(Act.SPEND_GIFT_CARD)
    Answer<GiftCardRefundTold> refund(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @PathVariable String entry,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody GiftCardRefundBody body) {
        Optional<EntryId> spend = Paths.entry(entry);
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (program, card, call) -> spend.map(spent -> giftCards.refund(program, card, body.command(spent), call))
                        .orElseGet(() -> new Outcome.Refused(new GiftCardSpendNotFound(entry))),
                GiftCardRefundTold::of);
    }

    @PostMapping("/v1/gift-cards/{giftCard}/holds")
    @Operation(summary = "Put money on a gift card aside for a payment in progress")
    @Requires(Act.SPEND_GIFT_CARD)
    Answer<HoldPlaced> hold(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody GiftCardHoldBody body) {
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (program, card, call) ->
                        giftCards.hold(program, card, body.command(caller, wallet(program, card)), call),
                HoldPlaced::of);
    }

    @PostMapping("/v1/gift-cards/{giftCard}/holds/{hold}/capture")
    @Operation(summary = "Spend some or all of what is held on a gift card; the rest is available again")
    @Requires(Act.SPEND_GIFT_CARD)
    Answer<HoldCaptured> capture(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @PathVariable String hold,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody(required = false) @Nullable GiftCardCaptureBody body) {
        Long amount = (body == null ? GiftCardCaptureBody.ALL : body).amount();
        CloseHold capture = new CloseHold.CaptureHold(
                new HoldId(hold), Optional.ofNullable(amount).map(Points::new));
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (program, _, call) -> giftCards.close(program, capture, call),
                HoldCaptured::of);
    }

    @PostMapping("/v1/gift-cards/{giftCard}/holds/{hold}/void")
    @Operation(summary = "Give all that is held on a gift card back")
    @Requires(Act.SPEND_GIFT_CARD)
    Answer<HoldVoided> release(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @PathVariable String hold,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        CloseHold release = new CloseHold.VoidHold(new HoldId(hold));
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (program, _, call) -> giftCards.close(program, release, call),
                HoldVoided::of);
    }
}
