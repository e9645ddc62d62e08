package io.guerdon.ledger;

import java.util.concurrent.atomic.LongAdder;

/** What the ledger counts for whoever watches it. */
public final class Tallies {
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder replays = new LongAdder();
    private final LongAdder refusals = new LongAdder();

    /** Times an entry lost the race for its seq and was decided again. */
    public long conflicts() {
        return conflicts.sum();
    }

    /** Repeats that got the first outcome. */
    public long replays() {
        return replays.sum();
    }

    /** Operations refused for a business reason. */
    public long refusals() {
        return refusals.sum();
    }

    void conflict() {
        conflicts.increment();
    }

    Outcome count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Committed _ -> {}
            case Outcome.Replayed _, Outcome.RefusedBefore _ -> replays.increment();
            case Outcome.Refused _ -> refusals.increment();
        }
        return outcome;
    }
}
