package io.guerdon.redemption;

import io.guerdon.ledger.HoldId;
import io.guerdon.unit.Points;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Ends a hold. */
public sealed interface CloseHold {
    /** Which hold. */
    HoldId hold();

    /** What tells two requests apart. */
    SequencedMap<String, Object> fields();

    /** Spends some or, where {@code points} is empty, all of it; the rest is available again. */
    record CaptureHold(HoldId hold, Optional<Points> points) implements CloseHold {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = new LinkedHashMap<>();
            fields.put("operation", "capture");
            fields.put("hold", hold);
            points.ifPresent(some -> fields.put("points", some.value()));
            return fields;
        }
    }

    /** Gives all of it back. */
    record VoidHold(HoldId hold) implements CloseHold {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = new LinkedHashMap<>();
            fields.put("operation", "void");
            fields.put("hold", hold);
            return fields;
        }
    }
}
