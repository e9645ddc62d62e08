package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.exception.ImmutableFieldException;
import java.util.Optional;

/** What an update makes of a document: another document in its place, or its fields changed by operators. */
final class Modification {
    private final Document selector;
    private final byte[] raw;
    private final Document update;

    /** An update comes as the bytes the client sent, or as a document if it was part of an array. */
    Modification(Document selector, Object update) {
        this.selector = selector;
        this.raw = switch (update) {
            case byte[] bytes -> bytes;
            case Document document -> Bson.encode(document);
            default -> throw new FailedToParseException("the embedded store has no updates by pipeline");
        };
        this.update = Bson.decode(raw);
    }

    byte[] of(byte[] before) {
        if (isReplacement()) {
            return replaced(before);
        }
        return Bson.encode(OneDocument.updated(Bson.decodeExactly(before), selector, Bson.decodeExactly(raw)));
    }

    /** The document to insert when none was found. */
    byte[] ofNothing() {
        return IdFirst.of(Bson.encode(OneDocument.upserted(selector, Bson.decodeExactly(raw))));
    }

    boolean isReplacement() {
        return update.keySet().stream().noneMatch(name -> name.startsWith("$"));
    }

    private byte[] replaced(byte[] before) {
        Optional<Slice> id = IdFirst.id(raw);
        boolean moved = id.isPresent()
                && !KeyWriter.key(id.get())
                        .equals(KeyWriter.key(IdFirst.id(before).orElseThrow()));
        if (moved) {
            throw new ImmutableFieldException(
                    "After applying the update, the (immutable) field '_id' was found to have been altered");
        }
        return IdFirst.with(before, raw);
    }
}
