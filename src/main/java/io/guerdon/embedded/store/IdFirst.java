package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts {@code _id} in front, as MongoDB stores every document; a document that has it there stays the same bytes. */
final class IdFirst {
    private static final byte[] ID = IndexDefinition.ID.getBytes(StandardCharsets.UTF_8);
    private static final int HEADER = 4;

    private IdFirst() {}

    /** The document with its own identity, or a new one if it has none. */
    static byte[] of(byte[] document) {
        BsonReader reader = new BsonReader(document);
        if (!reader.seek(ID)) {
            return with(Bson.encode(new Document(IndexDefinition.ID, new ObjectId())), document);
        }
        if (reader.type() == Bson.ARRAY) {
            throw new InvalidIdFieldError("The '_id' value cannot be of type array");
        }
        return reader.nameStart() == HEADER + 1 ? document : with(document, document);
    }

    static Optional<Slice> id(byte[] document) {
        BsonReader reader = new BsonReader(document);
        return reader.seek(ID) ? Optional.of(reader.slice()) : Optional.empty();
    }

    /** The fields of {@code rest} behind the identity of {@code owner}. */
    static byte[] with(byte[] owner, byte[] rest) {
        BsonReader id = new BsonReader(owner);
        id.seek(ID);
        ByteBuffer out = ByteBuffer.allocate(owner.length + rest.length).order(ByteOrder.LITTLE_ENDIAN);
        out.position(HEADER);
        copy(owner, id, out);
        BsonReader reader = new BsonReader(rest);
        while (reader.next()) {
            if (!reader.isNamed(ID)) {
                copy(rest, reader, out);
            }
        }
        out.put((byte) 0);
        return finished(out);
    }

    static byte[] finished(ByteBuffer out) {
        byte[] document = new byte[out.position()];
        out.putInt(0, document.length);
        out.get(0, document);
        return document;
    }

    static void copy(byte[] source, BsonReader element, ByteBuffer out) {
        int start = element.nameStart() - 1;
        out.put(source, start, element.valueEnd() - start);
    }
}
