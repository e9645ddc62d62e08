package io.guerdon.embedded.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A dotted path such as {@code profile.phone}, ready to be looked up in BSON bytes. */
final class FieldPath {
    private final String text;
    private final List<byte[]> names = new ArrayList<>();

    FieldPath(String text) {
        this.text = text;
        for (String name : text.split("\\.", -1)) {
            names.add(name.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The values found there, an array counting as each of its elements, as MongoDB's multikey indexes see it. */
    Found find(byte[] document) {
        Found found = new Found();
        collect(document, 0, 0, found);
        return found;
    }

    private void collect(byte[] bytes, int start, int depth, Found found) {
        BsonReader reader = new BsonReader(bytes, start);
        if (!reader.seek(names.get(depth))) {
            return;
        }
        Slice value = reader.slice();
        boolean last = depth == names.size() - 1;
        if (value.type() == Bson.ARRAY) {
            collectElements(value, depth, found);
        } else if (last) {
            found.add(value);
        } else if (value.type() == Bson.OBJECT) {
            collect(bytes, value.start(), depth + 1, found);
        }
    }

    private void collectElements(Slice array, int depth, Found found) {
        found.markArray();
        boolean last = depth == names.size() - 1;
        BsonReader reader = new BsonReader(array.bytes(), array.start());
        boolean empty = true;
        while (reader.next()) {
            empty = false;
            if (last) {
                found.add(reader.slice());
            } else if (reader.type() == Bson.OBJECT) {
                collect(array.bytes(), reader.valueStart(), depth + 1, found);
            }
        }
        if (last && empty) {
            found.add(new Slice(array.bytes(), Bson.UNDEFINED, array.end(), array.end()));
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** What a path led to in one document. */
    static final class Found {
        private final List<Slice> values = new ArrayList<>(1);
        private boolean array;

        List<Slice> values() {
            return values;
        }

        boolean isMissing() {
            return values.isEmpty();
        }

        boolean throughArray() {
            return array;
        }

        private void add(Slice value) {
            values.add(value);
        }

        private void markArray() {
            array = true;
        }
    }
}
