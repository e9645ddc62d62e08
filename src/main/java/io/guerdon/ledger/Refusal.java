package io.guerdon.ledger;

import java.util.Map;

/** A business reason not to do what was asked. Each capability has a sealed list of its own. */
public interface Refusal {
    /** How a caller should take it. */
    enum Sort {
        /** What was named does not exist. */
        NOT_FOUND,
        /** Well understood, and not possible in this state. */
        CONFLICT,
        /** Understood and invalid in itself. */
        UNPROCESSABLE,
        /** Not for this caller. */
        FORBIDDEN
    }

    /** Stable machine-readable code, for example {@code insufficient-points}. */
    String code();

    /** How a caller should take it. */
    Sort sort();

    /** The facts a program needs: whole numbers and texts by name. */
    Map<String, Object> facts();

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
