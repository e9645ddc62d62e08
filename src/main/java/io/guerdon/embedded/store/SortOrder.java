package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The order a query wants its results in. */
final class SortOrder {
    private final List<IndexField> fields = new ArrayList<>();

    SortOrder(Document sort) {
        sort.forEach((path, order) -> {
            if (!path.equals("$natural")) {
                fields.add(IndexField.of(path, order));
            }
        });
    }

    boolean isNone() {
        return fields.isEmpty();
    }

    /** The way to walk the index so that its entries come in this order; empty if no way does. */
    Optional<Direction> along(IndexFit fit) {
        if (isNone()) {
            return Optional.of(Direction.ASCENDING);
        }
        IndexDefinition index = fit.index();
        return index.isMultikey()
                ? Optional.empty()
                : along(keptFields(index), fit.singlePoints().keySet());
    }

    private Optional<Direction> along(List<IndexField> kept, Set<String> single) {
        Iterator<IndexField> wanted =
                fields.stream().filter(field -> !single.contains(name(field))).iterator();
        Iterator<IndexField> offered =
                kept.stream().filter(field -> !single.contains(name(field))).iterator();
        Direction direction = null;
        while (wanted.hasNext() && offered.hasNext()) {
            IndexField want = wanted.next();
            IndexField offer = offered.next();
            Direction way = want.direction().times(offer.direction());
            if (!name(want).equals(name(offer)) || (direction != null && direction != way)) {
                return Optional.empty();
            }
            direction = way;
        }
        boolean inOrder = !wanted.hasNext();
        return inOrder ? Optional.of(direction == null ? Direction.ASCENDING : direction) : Optional.empty();
    }

    // Entries of an index that is not unique are kept in the order of _id behind its own fields.
    private static List<IndexField> keptFields(IndexDefinition index) {
        List<IndexField> kept = new ArrayList<>(index.fields());
        if (!index.isUnique()) {
            kept.add(IndexField.of(IndexDefinition.ID, 1));
        }
        return kept;
    }

    /** Bytes that sort as this order sorts the documents; an array counts as its least element, or its greatest. */
    Bytes key(byte[] document) {
        KeyWriter key = new KeyWriter();
        for (IndexField field : fields) {
            Bytes best = field.path().find(document).values().stream()
                    .map(value -> field.directed(KeyWriter.key(value)))
                    .min(Comparator.naturalOrder())
                    .orElseGet(() -> field.directed(Comparisons.NOTHING));
            key.raw(best.array());
        }
        return key.written();
    }

    private static String name(IndexField field) {
        return field.path().toString();
    }
}
