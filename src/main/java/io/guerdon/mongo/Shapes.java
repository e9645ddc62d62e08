package io.guerdon.mongo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stored forms of several types under one roof. A type without one is refused when it is written, so that nothing is ever
 * stored in part; for a sealed roof it is refused at start-up already.
 */
final class Shapes<R> {
    static final String TAG = "type";

    private final Map<Class<?>, Shape<? extends R>> byType = new HashMap<>();
    private final Map<String, Shape<? extends R>> byTag = new HashMap<>();

    Shapes(List<Shape<? extends R>> shapes) {
        for (Shape<? extends R> shape : shapes) {
            if (byType.put(shape.type(), shape) != null || byTag.put(shape.tag(), shape) != null) {
                throw new IllegalStateException("two stored forms of " + shape.tag());
            }
        }
    }

    /** The stored forms of every type a sealed roof permits. */
    static <R> Shapes<R> ofSealed(Class<R> roof, List<Shape<? extends R>> shapes) {
        Shapes<R> all = new Shapes<>(shapes);
        Set<Class<?>> permitted = Arrays.stream(roof.getPermittedSubclasses()).collect(Collectors.toSet());
        if (!permitted.equals(all.byType.keySet())) {
            throw new IllegalStateException("stored forms of " + all.byType.keySet() + " do not cover " + permitted);
        }
        return all;
    }

    Set<Class<?>> types() {
        return Set.copyOf(byType.keySet());
    }

    void write(BsonOut out, R value) {
        Shape<? extends R> shape = byType.get(value.getClass());
        if (shape == null) {
            throw new IllegalStateException("no stored form of " + value.getClass());
        }
        shape.writeTo(out, value);
    }

    R read(Fields fields) {
        Shape<? extends R> shape = byTag.get(fields.text(TAG));
        if (shape == null) {
            throw new IllegalStateException("no type is stored as " + fields.text(TAG));
        }
        return shape.read().apply(fields);
    }
}
