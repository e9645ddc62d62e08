package io.guerdon.budget;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What this process knows of the blocks of a budget. Others take and give back too, so all of it may be behind. */
final class Sight {
    private final LastTurns last;
    private final long againAfter;
    private final Map<Integer, Seen> seen = new ConcurrentHashMap<>();
    private final ReentrantLock looking = new ReentrantLock();
    private boolean looked;
    private long lookedAt;

    /** {@code againAfter} is how long what others have given back may go unseen. */
    Sight(LastTurns last, Duration againAfter) {
        this.last = last;
        this.againAfter = againAfter.toNanos();
    }

    Seen of(int block) {
        return seen.getOrDefault(block, Seen.NOTHING);
    }

    boolean isOn(Collection<Integer> blocks) {
        return seen.keySet().containsAll(blocks);
    }

    void learn(int block, Seen now) {
        seen.merge(block, now, Seen::or);
    }

    /** Looks at blocks. */
    void look(Collection<Integer> blocks) {
        last.after(blocks.stream().collect(Collectors.toMap(Function.identity(), this::of)))
                .forEach(this::learn);
    }

    /** Looks at all blocks, unless that has been done. */
    void once() {
        looking.lock();
        try {
            if (!looked) {
                lookAtAll();
            }
        } finally {
            looking.unlock();
        }
    }

    /** Looks at all blocks again, unless that was done moments before; answers whether there may be something new. */
    boolean again() {
        long asked = System.nanoTime();
        looking.lock();
        try {
            if (lookedAt - asked > 0) {
                return true;
            }
            if (looked && asked - lookedAt < againAfter) {
                return false;
            }
            lookAtAll();
            return true;
        } finally {
            looking.unlock();
        }
    }

    /** Looks at all blocks as they are now. */
    void now() {
        looking.lock();
        try {
            lookAtAll();
        } finally {
            looking.unlock();
        }
    }

    private void lookAtAll() {
        look(IntStream.range(0, Cut.BLOCKS).boxed().toList());
        looked = true;
        lookedAt = System.nanoTime();
    }
}
