package io.guerdon.mongo;

import com.mongodb.client.FindIterable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.RawBsonDocument;

/** Reads documents as the bytes they are stored in. */
final class Stored {
    private Stored() {}

    /** All that is found, the bytes of one document each. */
    static List<byte[]> all(FindIterable<RawBsonDocument> found) {
        return documents(found).stream().map(Stored::bytes).toList();
    }

    /** All that is found; several of them may keep one array of bytes alive, so they are not for keeping. */
    static List<RawBsonDocument> documents(FindIterable<RawBsonDocument> found) {
        return Faults.translated("reading", () -> found.into(new ArrayList<>()));
    }

    /** The document's own bytes; the driver may keep several documents in one array. */
    static byte[] bytes(RawBsonDocument document) {
        int from = document.getByteOffset();
        return Arrays.copyOfRange(document.getBackingArray(), from, from + document.getByteLength());
    }
}
