package io.guerdon.stock;

import io.guerdon.ledger.Call;
import java.time.Clock;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds numbers that are most likely free. What is kept in memory only makes that quick: where it is wrong a claim says so, and
 * what it does not know the sweep finds.
 */
final class FreeNumbers {
    private static final int MOST_SPARE = 10_000;

    private final Marks marks;
    private final Sweep sweep;
    /** Those that requests did not take in the end. */
    private final Queue<Long> spare = new LinkedBlockingQueue<>(MOST_SPARE);

    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
    private final ReentrantLock turn = new ReentrantLock();
    /** Numbers below it were given, or are somebody's to give. */
    private long next = 1;

    private boolean looked;

    FreeNumbers(Marks marks, Clock clock) {
        this.marks = marks;
        this.sweep = new Sweep(clock);
    }

    /** A number nobody has in hand here; empty where all seem given. */
    Optional<Long> take(long most, Call call) {
        return spare(most)
                .or(() -> untouched(most))
                .or(() -> traced(most, call))
                .or(() -> sweep.find(most, number -> isFree(number, call)));
    }

    private Optional<Long> spare(long most) {
        for (Long number = spare.poll(); number != null; number = spare.poll()) {
            if (number <= most && inHand.add(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    private Optional<Long> untouched(long most) {
        turn.lock();
        try {
            if (!looked) {
                skip(most);
            }
            while (next <= most) {
                long number = next++;
                if (inHand.add(number)) {
                    return Optional.of(number);
                }
            }
            return Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    private Optional<Long> traced(long most, Call call) {
        return marks.firstTraced(number -> number <= most && isFree(number, call));
    }

    /** It is in hand then. */
    private boolean isFree(long number, Call call) {
        if (!inHand.add(number)) {
            return false;
        }
        boolean free = false;
        try {
            free = marks.isFreeFor(number, call);
            return free;
        } finally {
            if (!free) {
                inHand.remove(number);
            }
        }
    }

    /** The request that had it in hand has ended, and somebody has it. */
    void putDown(long number) {
        inHand.remove(number);
    }

    /** The request has ended, and nobody has it. There may be too many to keep, then the sweep finds it. */
    void giveBack(long number) {
        inHand.remove(number);
        spare.offer(number);
    }

    /** Somebody else has it: others give too, and may have given many. */
    void taken(long number, long most) {
        turn.lock();
        try {
            if (next == number + 1) {
                skip(most);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Whether nothing seems free. */
    boolean isEmpty(long most) {
        return spare.isEmpty()
                && firstUntouched(most) > most
                && marks.firstTraced(number -> number <= most && marks.isFree(number))
                        .isEmpty();
    }

    private long firstUntouched(long most) {
        turn.lock();
        try {
            skip(most);
            return next;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Goes on to the first number that is not claimed, in growing steps and then by halves. Numbers are given in order but for a
     * few, so one may be passed over here; somebody has it in hand, or the sweep finds it.
     */
    private void skip(long most) {
        looked = true;
        if (next > most || !marks.isClaimed(next)) {
            return;
        }
        long claimed = next;
        long step = 1;
        while (claimed + step <= most && marks.isClaimed(claimed + step)) {
            claimed += step;
            step *= 2;
        }
        next = between(claimed, Math.min(claimed + step, most + 1));
    }

    private long between(long claimed, long free) {
        long low = claimed;
        long high = free;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (marks.isClaimed(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
