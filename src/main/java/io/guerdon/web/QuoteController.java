package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.quote.CloseQuote;
import io.guerdon.quote.CloseQuote.How;
import io.guerdon.quote.QuoteId;
import io.guerdon.quote.Quotes;
import io.guerdon.web.EarnAnswers.PurchaseRecorded;
import io.guerdon.web.QuoteAnswers.QuoteEnded;
import io.guerdon.web.QuoteAnswers.Quoted;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Prices before they are paid. */
@Controller
class QuoteController {
    private final Desk desk;
    private final Quotes quotes;

    QuoteController(Desk desk, Quotes quotes) {
        this.desk = desk;
        this.quotes = quotes;
    }

    @PostMapping("/v1/members/{member}/quotes")
    @Operation(summary = "Price a purchase with what the member wants to use for it, and hold that")
    @Requires(Act.QUOTE)
    Answer<Quoted> quote(Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody QuoteBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> quotes.quote(program, body.command(caller), call),
                Quoted::of);
    }

    @PostMapping("/v1/members/{member}/quotes/{quote}/commit")
    @Operation(summary = "Make the purchase as it was quoted, and spend what was held for it")
    @Requires(Act.QUOTE)
    Answer<PurchaseRecorded> commit(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String quote,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return desk.change(
                new Order(caller, key, member),
                (_, call) -> quotes.close(new CloseQuote(new QuoteId(quote), How.COMMIT), call),
                PurchaseRecorded::of);
    }

    @PostMapping("/v1/members/{member}/quotes/{quote}/drop")
    @Operation(summary = "Give back what was held for a quote")
    @Requires(Act.QUOTE)
    Answer<QuoteEnded> drop(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String quote,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return desk.change(
                new Order(caller, key, member),
                (_, call) -> quotes.close(new CloseQuote(new QuoteId(quote), How.DROP), call),
                QuoteEnded::of);
    }
}
