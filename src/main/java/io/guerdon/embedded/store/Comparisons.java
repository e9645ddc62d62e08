package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import io.guerdon.embedded.store.Constraint.Accuracy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns one comparison of a query ({@code $eq}, {@code $in}, {@code $gt}, …) into a constraint an index can follow. */
final class Comparisons {
    /** The key of a null, and of a field that is not there. */
    static final Bytes NOTHING = KeyWriter.key(new Slice(new byte[0], Bson.NULL, 0, 0));

    private static final Bytes NOT_A_NUMBER = key(Double.NaN);

    private Comparisons() {}

    /** Empty if no index can follow it. */
    static Optional<Constraint> of(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> equality(operand);
            case "$in" -> in(operand);
            case "$gt", "$gte", "$lt", "$lte" -> range(operator, operand);
            default -> Optional.empty();
        };
    }

    private static Optional<Constraint> equality(@Nullable Object value) {
        if (!isComparable(value)) {
            return Optional.empty();
        }
        Accuracy accuracy = value == null ? Accuracy.LOOSE : Accuracy.EXACT;
        return Optional.of(new Constraint(List.of(Interval.startingWith(key(value))), accuracy));
    }

    private static Optional<Constraint> in(@Nullable Object operand) {
        if (!(operand instanceof Collection<?> values)) {
            return Optional.empty();
        }
        List<Interval> points = new ArrayList<>();
        Accuracy accuracy = Accuracy.EXACT;
        for (Object value : values) {
            Optional<Constraint> point = equality(value);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            points.addAll(point.get().intervals());
            accuracy = point.get().isExact() ? accuracy : Accuracy.LOOSE;
        }
        return Optional.of(new Constraint(points, accuracy));
    }

    // A range holds only values of the operand's own type; not-a-number is in no range.
    private static Optional<Constraint> range(String operator, @Nullable Object operand) {
        if (operand == null || !isComparable(operand)) {
            return Optional.empty();
        }
        Bytes key = key(operand);
        Bytes type = Bytes.of(new byte[] {key.array()[0]});
        Bytes lowest = NOT_A_NUMBER.startsWith(type) ? NOT_A_NUMBER.next() : type;
        Interval interval = switch (operator) {
            case "$gt" -> new Interval(key.next(), type.next());
            case "$gte" -> new Interval(key, type.next());
            case "$lt" -> new Interval(lowest, key);
            default -> new Interval(lowest, key.next());
        };
        boolean empty = interval.low().compareTo(interval.high()) >= 0;
        return Optional.of(new Constraint(empty ? List.of() : List.of(interval), Accuracy.EXACT));
    }

    // Arrays match whole or by element, patterns by content, and decimals have no key: no index follows those.
    private static boolean isComparable(@Nullable Object value) {
        return switch (value) {
            case Collection<?> _,
                    de.bwaldvogel.mongo.bson.BsonRegularExpression _,
                    de.bwaldvogel.mongo.bson.Decimal128 _,
                    de.bwaldvogel.mongo.bson.MinKey _,
                    de.bwaldvogel.mongo.bson.MaxKey _ -> false;
            case Document document -> document.values().stream().allMatch(Comparisons::isPlain);
            case null, default -> true;
        };
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof Collection<?> || isComparable(value);
    }

    private static Bytes key(@Nullable Object value) {
        byte[] holder = Bson.encode(new Document("", value));
        BsonReader reader = new BsonReader(holder);
        reader.next();
        return KeyWriter.key(reader.slice());
    }
}
