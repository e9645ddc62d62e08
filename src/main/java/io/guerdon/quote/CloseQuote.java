package io.guerdon.quote;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Operation.Refusals;
import io.guerdon.ledger.Operation.Terms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Ends a quote.
 *
 * @param quote which
 * @param how it ends
 */
public record CloseQuote(QuoteId quote, How how) {
    private static final List<String> FIELDS = List.of("operation", "quote");

    /** How a quote ends by somebody's doing. */
    public enum How {
        /** The purchase is made as quoted. */
        COMMIT,
        /** Nothing comes of it. */
        DROP
    }

    /** A refused commit is remembered under its key, as all refused spending is. */
    Terms terms(Call call, List<Claim> claims) {
        Request request = new Request(call.key(), Fingerprint.of(fields()));
        Refusals refusals = how == How.COMMIT ? Refusals.REMEMBERED : Refusals.FORGOTTEN;
        return new Terms(call.chain(), request, FIELDS, claims, refusals);
    }

    private SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", how == How.COMMIT ? "commit" : "drop");
        fields.put("quote", quote);
        return fields;
    }
}
