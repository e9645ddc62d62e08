package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Cuts documents down to the fields asked for: whole fields by copying their bytes, anything finer by the library. */
final class Projection {
    private final Document fields;
    private final boolean whole;
    private final boolean including;

    Projection(Document fields) {
        this.fields = fields;
        this.whole = fields.entrySet().stream().allMatch(field -> isWhole(field.getKey(), field.getValue()));
        this.including = fields.entrySet().stream()
                        .anyMatch(field -> !field.getKey().equals(IndexDefinition.ID) && Utils.isTrue(field.getValue()))
                || (fields.size() == 1 && Utils.isTrue(fields.get(IndexDefinition.ID)));
    }

    byte[] of(byte[] document) {
        if (fields.isEmpty()) {
            return document;
        }
        return whole ? cut(document) : Bson.encode(OneDocument.projected(Bson.decode(document), fields));
    }

    private byte[] cut(byte[] document) {
        ByteBuffer out = ByteBuffer.allocate(document.length).order(ByteOrder.LITTLE_ENDIAN);
        out.position(Integer.BYTES);
        BsonReader reader = new BsonReader(document);
        while (reader.next()) {
            if (keeps(reader.name())) {
                IdFirst.copy(document, reader, out);
            }
        }
        out.put((byte) 0);
        return IdFirst.finished(out);
    }

    private boolean keeps(String name) {
        if (fields.containsKey(name)) {
            return Utils.isTrue(fields.get(name));
        }
        return !including || name.equals(IndexDefinition.ID);
    }

    private static boolean isWhole(String name, @Nullable Object value) {
        boolean plainName = name.indexOf('.') < 0 && name.indexOf('$') < 0;
        return plainName && (value instanceof Boolean || value instanceof Number);
    }
}
