package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One document, or none yet, in memory: lets the library apply its update operators and projections to it. */
final class OneDocument extends LibraryCollection {
    private @Nullable Document document;

    private OneDocument(@Nullable Document document) {
        super(DatabaseView.EMPTY, "document");
        this.document = document;
    }

    /** The document after the update; it has been found by the selector. */
    static Document updated(Document document, Document selector, Document update) {
        OneDocument one = new OneDocument(document);
        one.updateDocuments(selector, update, ArrayFilters.empty(), false, false, NoopOplog.get());
        return Objects.requireNonNull(one.document);
    }

    /** The document to be inserted when the selector finds none. */
    static Document upserted(Document selector, Document update) {
        OneDocument none = new OneDocument(null);
        none.updateDocuments(selector, update, ArrayFilters.empty(), false, true, NoopOplog.get());
        return Objects.requireNonNull(none.document);
    }

    static Document projected(Document document, Document fields) {
        return new OneDocument(document).projected(fields).getFirst();
    }

    @Override
    Stream<Document> documents(Query query) {
        return Stream.ofNullable(document);
    }

    @Override
    protected Integer addDocumentInternal(Document inserted) {
        document = inserted;
        return 0;
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        document = after;
    }

    @Override
    protected Integer findDocumentPosition(Document wanted) {
        return 0;
    }
}
