package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys one document has in one index, without what makes them entries (the document they lead to).
 *
 * @param throughArray whether an array made them, so that there may be several
 */
record IndexKeys(List<Bytes> values, boolean throughArray) {
    private static final QueryMatcher MATCHER = new DefaultQueryMatcher();
    private static final IndexKeys NONE = new IndexKeys(List.of(), false);

    static IndexKeys of(IndexDefinition index, byte[] document) {
        Optional<Document> filter = index.partialFilter();
        if (filter.isPresent() && !MATCHER.matches(Bson.decode(document), filter.get())) {
            return NONE;
        }
        List<FieldPath.Found> found = new ArrayList<>(index.fields().size());
        for (IndexField field : index.fields()) {
            found.add(field.path().find(document));
        }
        if (index.isSparse() && found.stream().allMatch(FieldPath.Found::isMissing)) {
            return NONE;
        }
        return new IndexKeys(keys(index, found), hasArray(found));
    }

    private static boolean hasArray(List<FieldPath.Found> found) {
        int arrays = 0;
        for (FieldPath.Found each : found) {
            arrays += each.throughArray() ? 1 : 0;
        }
        if (arrays > 1) {
            throw new MongoServerError(ErrorCode.CannotIndexParallelArrays, "cannot index parallel arrays");
        }
        return arrays == 1;
    }

    private static List<Bytes> keys(IndexDefinition index, List<FieldPath.Found> found) {
        int variants = 1;
        for (FieldPath.Found each : found) {
            variants = Math.max(variants, each.values().size());
        }
        if (variants == 1) {
            return List.of(key(index, found, 0));
        }
        List<Bytes> keys = new ArrayList<>(variants);
        for (int variant = 0; variant < variants; variant++) {
            keys.add(key(index, found, variant));
        }
        return keys.stream().distinct().toList();
    }

    private static Bytes key(IndexDefinition index, List<FieldPath.Found> found, int variant) {
        KeyWriter key = new KeyWriter();
        key.raw(index.prefix().array());
        for (int i = 0; i < found.size(); i++) {
            List<Slice> values = found.get(i).values();
            Slice value = values.isEmpty() ? null : values.get(Math.min(variant, values.size() - 1));
            if (index.fields().get(i).direction() == Direction.ASCENDING) {
                write(value, key);
            } else {
                KeyWriter upright = new KeyWriter();
                write(value, upright);
                key.raw(upright.written().inverted().array());
            }
        }
        return key.written();
    }

    // A field that is not there is indexed as null.
    private static void write(@Nullable Slice value, KeyWriter key) {
        if (value == null) {
            key.nullValue();
        } else {
            key.value(value);
        }
    }
}
