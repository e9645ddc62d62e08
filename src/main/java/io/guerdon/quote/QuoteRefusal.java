package io.guerdon.quote;

import io.guerdon.ledger.Refusal;

/** Why a quote is not made, committed or dropped, in the order of the checks. */
public sealed interface QuoteRefusal extends Refusal {
    /** The program has no wallet of that name that can pay. */
    record UnknownTender(String unit) implements QuoteRefusal, Unprocessable {}

    /** The member has no such quote. */
    record QuoteNotFound(String quote) implements QuoteRefusal, NotFound {}

    /** The quote belongs to a merchant the caller does not act for. */
    record AnotherMerchant(String merchant) implements QuoteRefusal, Forbidden {}

    /** The quote was committed. */
    record QuoteCommitted(String quote) implements QuoteRefusal, Done {}

    /** The quote was dropped. */
    record QuoteDropped(String quote) implements QuoteRefusal, Conflict {}

    /** The quote is no longer valid; what it held is available again. */
    record QuoteLapsed(String quote) implements QuoteRefusal, Conflict {}
}
