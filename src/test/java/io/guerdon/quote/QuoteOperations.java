package io.guerdon.quote;

import io.guerdon.budget.Hands;
import io.guerdon.earning.Sources;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Operation;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;

/** Hands the decisions of this package to tests elsewhere. */
public final class QuoteOperations {
    private QuoteOperations() {}

    /** A quote. */
    public static Operation<?> quote(Program program, RequestQuote command, Call call, Programs programs) {
        return new QuoteDecision(program, command, call, Sources.of(programs, Hands.budgets()), Hands.empty());
    }

    /** The commit of what an entry quoted. */
    public static Operation<?> commit(Program program, Entry quote, Call call) {
        PurchaseQuoted quoted = (PurchaseQuoted) quote.draft().subject().orElseThrow();
        CloseQuote command = new CloseQuote(quoted.quote(), CloseQuote.How.COMMIT);
        return new CloseQuoteDecision(new CloseQuoteDecision.Quoted(program, quote), command, call, Hands.empty());
    }
}
