package io.guerdon.quote;

import io.guerdon.budget.Hand;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.Purchases;
import io.guerdon.earning.Sources;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.quote.QuoteRefusal.QuoteNotFound;
import io.guerdon.quote.QuoteRefusal.UnknownTender;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/** Makes, commits and drops quotes. */
public final class Quotes {
    private final Ledger ledger;
    private final History history;
    private final Sources sources;
    private final Purchases purchases;

    /** Quotes in a ledger; purchases know what may be bought, sources what rules ask. */
    public Quotes(Ledger ledger, History history, Sources sources, Purchases purchases) {
        this.ledger = ledger;
        this.history = history;
        this.sources = sources;
        this.purchases = purchases;
    }

    /** Prices a purchase and holds what it uses. */
    public Outcome quote(Program program, RequestQuote command, Call call) {
        return sources.budgets().hold(hand -> {
            QuoteDecision decision = new QuoteDecision(program, command, call, sources, hand);
            return purchases
                    .check(program, command.purchase())
                    .or(() -> unknown(program, command))
                    .map(refusal -> ledger.refuse(decision.terms(), refusal))
                    .orElseGet(() -> ledger.submit(decision));
        });
    }

    private static Optional<Refusal> unknown(Program program, RequestQuote command) {
        return command.use().keySet().stream()
                .filter(wallet -> !pays(program, wallet))
                .findFirst()
                .map(wallet -> new UnknownTender(wallet.value()));
    }

    private static boolean pays(Program program, WalletId wallet) {
        return wallet.equals(WalletId.POINTS)
                || program.catalogue().storedValue(wallet).isPresent()
                || (program.paysMoney(wallet)
                        && program.catalogue().storedValueWith(wallet).isEmpty());
    }

    /** Commits or drops a quote; both refuse where it has ended before. */
    public Outcome close(CloseQuote command, Call call) {
        return find(command.quote(), call)
                .map(quoted -> suspended(quoted, command)
                        .map(refusal -> ledger.refuse(command.terms(call, List.of()), refusal))
                        .orElseGet(() ->
                                sources.budgets().hold(hand -> ledger.submit(decision(quoted, command, call, hand)))))
                .orElseGet(() -> ledger.refuse(
                        command.terms(call, List.of()),
                        new QuoteNotFound(command.quote().value())));
    }

    /** A quote never changes, so it can be read before the account's turn. */
    private Optional<Entry> find(QuoteId quote, Call call) {
        return history.byRef(call.chain(), quote.value()).stream()
                .filter(entry -> entry.kind() == EntryKind.QUOTE)
                .findFirst();
    }

    /** What was promised is kept under the rules of its day, but not at a merchant that is suspended by now. */
    private Optional<Refusal> suspended(Entry quote, CloseQuote command) {
        if (command.how() == CloseQuote.How.DROP) {
            return Optional.empty();
        }
        MerchantId merchant = ((PurchaseQuoted) quote.draft().subject().orElseThrow())
                .purchase()
                .till()
                .merchant();
        ProgramId program = quote.chain().program();
        return sources.programs()
                .inForce(program, ledger.time().now(program))
                .flatMap(current -> MerchantSuspended.at(current, merchant));
    }

    private CloseQuoteDecision decision(Entry quote, CloseQuote command, Call call, Hand hand) {
        int revision = quote.draft().why().trace().revision();
        Program rules = sources.programs()
                .revision(call.chain().program(), revision)
                .orElseThrow(() -> new IllegalStateException("revision " + revision + " is missing"));
        return new CloseQuoteDecision(new CloseQuoteDecision.Quoted(rules, quote), command, call, hand);
    }
}
