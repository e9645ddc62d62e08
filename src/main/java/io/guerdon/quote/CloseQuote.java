package io.guerdon.quote;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Ends a quote.
 *
 * @param quote which
 * @param how it ends
 */
public record CloseQuote(QuoteId quote, How how) {
    /** How a quote ends by somebody's doing. */
    public enum How {
        /** The purchase is made as quoted. */
        COMMIT,
        /** Nothing comes of it. */
        DROP
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", how == How.COMMIT ? "commit" : "drop");
        fields.put("quote", quote);
        return fields;
    }
}
