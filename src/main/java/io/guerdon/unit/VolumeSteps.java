package io.guerdon.unit;

import java.util.List;
import java.util.Optional;

/**
 * What volume comes to by steps: "3% from 10,000, 5% from 50,000". Exact until the end, where it is rounded once; more volume never
 * comes to less.
 *
 * @param play what a step's share is of
 * @param rounding of the sum, to the unit
 * @param steps from the lowest to the highest, each with a greater share than the one before it
 */
public record VolumeSteps(Play play, Rounding rounding, List<Step> steps) {
    private static final long WHOLE_SHARE = 10_000;

    /** What a step's share is of. */
    public enum Play {
        /** Of the volume between the step and the next one. */
        MARGINAL,
        /** Of all of the volume, once the step is reached. */
        WHOLE
    }

    /**
     * A step.
     *
     * @param from the volume that reaches it, in the unit that it is counted in
     * @param basisPoints its share, in hundredths of a percent
     */
    public record Step(long from, long basisPoints) {
        public Step {
            if (from < 0 || basisPoints < 1) {
                throw new IllegalArgumentException("a step gives more than nothing");
            }
        }
    }

    public VolumeSteps {
        steps = List.copyOf(steps);
        for (int place = 1; place < steps.size(); place++) {
            Step below = steps.get(place - 1);
            Step step = steps.get(place);
            if (step.from <= below.from || step.basisPoints <= below.basisPoints) {
                throw new IllegalArgumentException("each step is higher and gives more than the one before it");
            }
        }
    }

    /** What a volume comes to. */
    public long of(long volume) {
        Sum sum = new Sum();
        switch (play) {
            case WHOLE -> reached(volume).ifPresent(step -> sum.add(volume, step.basisPoints));
            case MARGINAL -> {
                for (int place = 0; place < steps.size(); place++) {
                    long end = place + 1 < steps.size() ? steps.get(place + 1).from : volume;
                    long part = Math.min(volume, end) - steps.get(place).from;
                    sum.add(Math.max(0, part), steps.get(place).basisPoints);
                }
            }
        }
        return sum.rounded(rounding);
    }

    /** The highest step that a volume reaches. */
    public Optional<Step> reached(long volume) {
        return steps.reversed().stream().filter(step -> step.from <= volume).findFirst();
    }

    /** The lowest step that a volume does not reach. */
    public Optional<Step> next(long volume) {
        return steps.stream().filter(step -> step.from > volume).findFirst();
    }

    /** A sum of shares without any rounding: the wholes, and the ten thousandths beside them. */
    private static final class Sum {
        private long whole;
        private long rest;

        void add(long amount, long basisPoints) {
            whole = Math.addExact(whole, amount / WHOLE_SHARE * basisPoints);
            rest += amount % WHOLE_SHARE * basisPoints;
        }

        long rounded(Rounding rounding) {
            return Math.addExact(whole, rounding.divide(rest, WHOLE_SHARE));
        }
    }
}
