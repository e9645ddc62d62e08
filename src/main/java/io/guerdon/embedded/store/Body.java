package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A document read by name and expected type; a field that is missing or of another type is the client's error. */
record Body(Document document) {
    Optional<Object> find(String name) {
        return Optional.ofNullable(document.get(name));
    }

    <T> Optional<T> find(String name, Class<T> type) {
        Optional<Object> value = find(name);
        if (value.isPresent() && !type.isInstance(value.get())) {
            throw new MongoServerError(ErrorCode.TypeMismatch, "field '" + name + "' is of the wrong type");
        }
        return value.map(type::cast);
    }

    String text(String name) {
        return required(name, String.class);
    }

    Document document(String name) {
        return required(name, Document.class);
    }

    Document documentOrEmpty(String name) {
        return find(name, Document.class).orElseGet(Document::new);
    }

    List<?> list(String name) {
        return find(name).orElse(List.of()) instanceof Collection<?> values ? List.copyOf(values) : List.of();
    }

    List<Document> documents(String name) {
        return list(name).stream().map(Document.class::cast).toList();
    }

    long number(String name) {
        return find(name, Number.class).orElse(0).longValue();
    }

    boolean isTrue(String name) {
        return Utils.isTrue(document.get(name));
    }

    private <T> T required(String name, Class<T> type) {
        return find(name, type)
                .orElseThrow(() -> new MongoServerError(40414, "IDLFailedToParse", "field '" + name + "' is required"));
    }
}
