package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.exception.BadValueException;

/** One field of an index and the direction it is kept in. */
record IndexField(FieldPath path, Direction direction) {
    static IndexField of(String path, Object order) {
        if (order instanceof Number number && number.doubleValue() != 0) {
            return new IndexField(new FieldPath(path), Direction.of(number));
        }
        throw new BadValueException("the embedded store has no index of kind " + order);
    }

    Bytes directed(Bytes key) {
        return direction == Direction.DESCENDING ? key.inverted() : key;
    }
}
