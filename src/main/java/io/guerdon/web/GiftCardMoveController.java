package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.giftcard.GiftCard;
import io.guerdon.giftcard.GiftCards;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.MemberRef;
import io.guerdon.member.Members;
import io.guerdon.member.Resolution;
import io.guerdon.program.Program;
import io.guerdon.transfer.SendPoints;
import io.guerdon.transfer.Transfers;
import io.guerdon.unit.Points;
import io.guerdon.web.GiftCardBodies.GiftCardMoveBody;
import io.guerdon.web.GiftCardDesk.Named;
import io.guerdon.web.SpendAnswers.PointsTransferred;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** What is on a gift card, taken into a member's wallet. */
@Controller
class GiftCardMoveController {
    private final GiftCardDesk cards;
    private final GiftCards giftCards;
    private final Members members;
    private final Transfers transfers;

    GiftCardMoveController(GiftCardDesk cards, GiftCards giftCards, Members members, Transfers transfers) {
        this.cards = cards;
        this.giftCards = giftCards;
        this.members = members;
        this.transfers = transfers;
    }

    @PostMapping("/v1/gift-cards/{giftCard}/transfers")
    @Operation(summary = "Take money from a gift card into a member's wallet")
    @Requires(Act.MOVE_GIFT_CARD)
    Answer<PointsTransferred> move(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody GiftCardMoveBody body) {
        MemberRef to = MemberRef.parse(body.to());
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (program, card, call) -> move(program, card, to, new Points(body.amount()), call),
                PointsTransferred::of);
    }

    private Outcome move(Program program, GiftCard card, MemberRef to, Points amount, Call call) {
        SendPoints command = new SendPoints(
                members.directory().blinded(program.id(), to),
                card.settings(program).wallet(),
                amount);
        return switch (members.directory().resolve(program.id(), to)) {
            case Resolution.Found found -> giftCards.move(program, card, command, found.chain(), call);
            case Resolution.Barred barred -> transfers.refuse(command, barred.refusal(), call);
            case Resolution.Missed missed -> transfers.refuse(command, missed.refusal(), call);
        };
    }
}
