package io.guerdon.ledger;

import io.guerdon.unit.ProgramId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * What time it is in a program: the machine's, but for programs that have a time of their own. Whatever is decided, and whatever is
 * told of what was decided, asks here; leases, keys and signatures live by the machine's clock.
 */
public interface ProgramTime {
    /** The time in a program. Never earlier than what any process was answered before it asked. */
    Instant now(ProgramId program);

    /**
     * Whether a program has a time of its own, which it has for ever or never. What falls due there is recorded when it fell due,
     * as if somebody had looked at the account at that instant, so that it does not matter in how many steps time went on.
     */
    boolean isApart(ProgramId program);

    /** The programs that have a time of their own, and what it is. */
    Map<ProgramId, Instant> apart();

    /** One time for all programs. */
    static ProgramTime of(Clock clock) {
        return new ProgramTime() {
            @Override
            public Instant now(ProgramId program) {
                return clock.instant();
            }

            @Override
            public boolean isApart(ProgramId program) {
                return false;
            }

            @Override
            public Map<ProgramId, Instant> apart() {
                return Map.of();
            }
        };
    }
}
