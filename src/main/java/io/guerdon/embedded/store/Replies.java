package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.List;

/** The shapes replies have in common. */
final class Replies {
    private Replies() {}

    static Document ok(Document reply) {
        return reply.append("ok", 1.0);
    }

    static Document ok() {
        return ok(new Document());
    }

    /** A cursor's first or next documents; cursor 0 says that there are no more. */
    static Document page(String namespace, String batch, List<?> documents, long cursor) {
        return ok(new Document(
                "cursor", new Document(batch, documents).append("id", cursor).append("ns", namespace)));
    }

    static Document failed(Throwable failure) {
        return describe(new Document("ok", 0.0), failure);
    }

    /** One failed part of a write, by its place in the request. */
    static Document writeError(int index, MongoServerException failure) {
        return describe(new Document("index", index), failure);
    }

    private static Document describe(Document reply, Throwable failure) {
        switch (failure) {
            case MongoServerError error ->
                reply.append("errmsg", error.getMessageWithoutErrorCode())
                        .append("code", error.getCode())
                        .append("codeName", String.valueOf(error.getCodeName()));
            case MongoServerException error ->
                reply.append("errmsg", error.getMessageWithoutErrorCode())
                        .append("code", 2)
                        .append("codeName", "BadValue");
            default ->
                reply.append("errmsg", String.valueOf(failure.getMessage()))
                        .append("code", 1)
                        .append("codeName", "InternalError");
        }
        if (failure instanceof DuplicateKey duplicate) {
            duplicate.describe(reply);
        }
        return reply;
    }
}
