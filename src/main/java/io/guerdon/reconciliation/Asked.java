package io.guerdon.reconciliation;

import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.PartnerId;
import java.nio.charset.Charset;
import java.util.Set;

/**
 * What a partner asks for, beside what it uploads.
 *
 * @param partner who
 * @param key of the request
 * @param period what is reconciled
 * @param kinds of entries that its records are about; all where there are none
 * @param writing how it writes them down
 */
public record Asked(PartnerId partner, EntryKey key, Period period, Set<EntryKind> kinds, Writing writing) {
    public Asked {
        kinds = Set.copyOf(kinds);
    }

    /**
     * How records are written down.
     *
     * @param format CSV, or JSON a line
     * @param charset the text is encoded in
     * @param layout where in it things are
     * @param said all of this as the request said it, to tell a repeat from another request
     */
    public record Writing(Format format, Charset charset, Layout layout, String said) {}

    /** In what an upload is written. */
    public sealed interface Format {
        /** CSV with a header line. */
        record Csv(char delimiter) implements Format {}

        /** A JSON object a line. */
        record Ndjson() implements Format {}
    }

    Upload upload() {
        return switch (writing.format()) {
            case Format.Csv csv -> new CsvUpload(csv.delimiter());
            case Format.Ndjson _ -> new NdjsonUpload();
        };
    }
}
