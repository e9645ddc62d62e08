package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.giftcard.GiftCardCodes;
import io.guerdon.giftcard.GiftCards;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Suspended;
import io.guerdon.web.GiftCardAnswers.GiftCardStateTold;
import io.guerdon.web.GiftCardAnswers.GiftCardView;
import io.guerdon.web.GiftCardDesk.Named;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Gift cards: codes to be printed, what is on a card, and cards that were lost. */
@Controller
class GiftCardController {
    private final Desk desk;
    private final GiftCardDesk cards;
    private final GiftCards giftCards;
    private final GiftCardCodes codes;
    private final Books books;

    GiftCardController(Desk desk, GiftCardDesk cards, GiftCards giftCards, GiftCardCodes codes, Books books) {
        this.desk = desk;
        this.cards = cards;
        this.giftCards = giftCards;
        this.codes = codes;
        this.books = books;
    }

    /** Where what is on cards is read, and when. */
    @org.springframework.stereotype.Component
    record Books(Accounts accounts, History history, ProgramTime time) {}

    @PostMapping("/v1/gift-cards/{definition}/codes")
    @Operation(
            summary = "Make codes of gift cards to be printed; they stream back",
            description =
                    "Each pays nothing until its card is sold. A repeat with the same key streams the same codes.")
    @Requires(Act.MAKE_GIFT_CARD_CODES)
    Answer<CodesMade> make(
            Caller caller, IdempotencyKey key, @PathVariable String definition, @RequestBody CodesBody body) {
        return desk.guarded(
                () -> CodesMade.answer(codes.make(desk.program(caller), body.order(definition), key.of(caller))));
    }

    @GetMapping("/v1/gift-cards/{giftCard}")
    @Operation(summary = "What is on a gift card, and whether it can be used")
    @Requires(Act.READ_GIFT_CARD)
    Answer<GiftCardView> read(
            Caller caller,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code) {
        return cards.about(
                new Named(caller, giftCard, code),
                (program, card) -> Answer.ok(GiftCardView.of(
                        card,
                        Due.applied(
                                books.accounts.read(GiftCardDesk.chain(program, card)),
                                books.time.now(program.id()),
                                Suspended.NOBODY),
                        program.place().currency(),
                        program.place().zone())));
    }

    @GetMapping("/v1/gift-cards/{giftCard}/entries")
    @Operation(summary = "The gift card's entries, latest first")
    @Requires(Act.READ_GIFT_CARD)
    Answer<Page<EntryView>> entries(
            Caller caller,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = Paths.before(cursor);
        return cards.about(new Named(caller, giftCard, code), (program, card) -> {
            List<Entry> found = books.history.before(GiftCardDesk.chain(program, card), before, most);
            return Answer.ok(ReadController.page(caller, found, most));
        });
    }

    @PostMapping("/v1/gift-cards/{giftCard}/block")
    @Operation(summary = "Block a gift card, sold or not")
    @Requires(Act.BLOCK_GIFT_CARD)
    Answer<GiftCardStateTold> block(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody ReasonBody body) {
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (_, _, call) -> giftCards.block(body.reason(), call),
                GiftCardStateTold::of);
    }

    @PostMapping("/v1/gift-cards/{giftCard}/unblock")
    @Operation(summary = "Let a blocked gift card be what it was")
    @Requires(Act.BLOCK_GIFT_CARD)
    Answer<GiftCardStateTold> unblock(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String giftCard,
            @RequestHeader(name = GiftCardDesk.CODE, required = false) @Nullable String code,
            @RequestBody ReasonBody body) {
        return cards.change(
                new Named(caller, giftCard, code),
                key,
                (_, _, call) -> giftCards.unblock(body.reason(), call),
                GiftCardStateTold::of);
    }
}
