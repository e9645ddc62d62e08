package io.guerdon.ledger;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A business reason not to do what was asked. Each capability has a sealed list of its own, of records: the record's name is
 * the stable code ({@code InsufficientPoints} is {@code insufficient-points}), its components are the facts. A test pins every
 * code, so that renaming a record cannot change the contract unseen.
 */
public interface Refusal {
    /** How a caller should take it. */
    enum Sort {
        NOT_FOUND,
        CONFLICT,
        UNPROCESSABLE,
        FORBIDDEN
    }

    /** What was named does not exist. */
    interface NotFound extends Refusal {
        @Override
        default Sort sort() {
            return Sort.NOT_FOUND;
        }
    }

    /** Well understood, and not possible in this state. */
    interface Conflict extends Refusal {
        @Override
        default Sort sort() {
            return Sort.CONFLICT;
        }
    }

    /** What is asked for has been done before; it says so itself. */
    interface Done extends Conflict {}

    /** Understood and invalid in itself. */
    interface Unprocessable extends Refusal {
        @Override
        default Sort sort() {
            return Sort.UNPROCESSABLE;
        }
    }

    /** Not for this caller. */
    interface Forbidden extends Refusal {
        @Override
        default Sort sort() {
            return Sort.FORBIDDEN;
        }
    }

    /** How a caller should take it. */
    Sort sort();

    /** Stable machine-readable code, for example {@code insufficient-points}. */
    default String code() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** The facts a program needs: whole numbers, texts and lists of texts by name. */
    default Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (RecordComponent component : getClass().getRecordComponents()) {
            try {
                facts.put(component.getName(), component.getAccessor().invoke(this));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("refusals are public records: " + getClass(), e);
            }
        }
        return Collections.unmodifiableMap(facts);
    }

    /**
     * A refusal that was remembered in the journal and is given again.
     *
     * @param code of the first answer
     * @param sort of the first answer
     * @param facts of the first answer
     */
    record Remembered(String code, Sort sort, Map<String, Object> facts) implements Refusal, Subject {
        /** Keeps what the caller of the first request was told. */
        public static Remembered of(Refusal refusal) {
            return new Remembered(refusal.code(), refusal.sort(), refusal.facts());
        }
    }
}
