package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A document's key is in a unique index already; names the index and the key as MongoDB does. */
final class DuplicateKey extends MongoServerError {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Document pattern;
    private final transient Document values;

    private DuplicateKey(String message, Document pattern, Document values) {
        super(ErrorCode.DuplicateKey, message);
        this.pattern = pattern;
        this.values = values;
    }

    static DuplicateKey of(StoredCollection collection, IndexDefinition index, byte[] document) {
        Document values = new Document();
        for (IndexField field : index.fields()) {
            List<Slice> found = field.path().find(document).values();
            values.put(field.path().toString(), found.isEmpty() ? null : Bson.value(found.getFirst()));
        }
        String shown = values.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + Json.toCompactJsonValue(entry.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
        String message = "E11000 duplicate key error collection: " + collection.namespace() + " index: " + index.name()
                + " dup key: " + shown;
        return new DuplicateKey(message, index.key(), values);
    }

    /** Adds to an error reply which fields collided, and on what. */
    void describe(Document error) {
        error.append("keyPattern", pattern).append("keyValue", values);
    }
}
