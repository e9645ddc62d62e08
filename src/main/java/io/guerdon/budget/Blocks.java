package io.guerdon.budget;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The blocks of one budget, and which of them requests have in hand here. That only makes it likely that a turn can be taken: where
 * others come first, a claim says so.
 */
final class Blocks {
    /** How long a request waits for blocks that others have in hand here, before it tries to come first. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final BudgetId budget;
    private final Sight sight;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition putDown = lock.newCondition();
    private final Set<Integer> inHand = new HashSet<>();
    /** Those first that were last taken from here, so that few are begun, and processes rarely meet at one. */
    private final Deque<Integer> order;

    Blocks(BudgetId budget, Sight sight) {
        this.budget = budget;
        this.sight = sight;
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, Cut.BLOCKS).boxed().toList());
        Collections.shuffle(shuffled);
        this.order = new ArrayDeque<>(shuffled);
    }

    /**
     * What a request asks for.
     *
     * @param most units of the budget
     * @param wanted of them
     * @param shunned blocks whose next turn nothing has come of
     */
    record Wish(long most, long wanted, Instant now, Predicate<Block> shunned) {}

    /** Blocks that have together what is wanted, or all that have something left; they are in hand then. */
    List<Block> pick(Wish wish) {
        sight.once();
        List<Block> some = tried(wish);
        if (left(some) >= wish.wanted || !orPutDown(some, sight::again)) {
            return some;
        }
        putDown(some);
        return tried(wish);
    }

    /** Looks; where the store does not answer, what was taken in hand for nothing is put down. */
    private boolean orPutDown(Collection<Block> taken, BooleanSupplier look) {
        try {
            return look.getAsBoolean();
        } catch (RuntimeException failed) {
            putDown(taken);
            throw failed;
        }
    }

    private List<Block> tried(Wish wish) {
        lock.lock();
        try {
            await(() -> left(free(wish)) >= wish.wanted || !othersHaveSome(wish));
            List<Block> some = free(wish);
            List<Block> chosen = left(some) < wish.wanted ? chosen(wish, wish.shunned.negate()) : some;
            chosen.forEach(block -> inHand.add(block.number()));
            return chosen;
        } finally {
            lock.unlock();
        }
    }

    private List<Block> free(Wish wish) {
        return chosen(wish, block -> !inHand.contains(block.number()) && !isAwaited(block.number()));
    }

    private boolean othersHaveSome(Wish wish) {
        return inHand.stream()
                .anyMatch(block -> block(block, wish.most, wish.now).left() > 0);
    }

    private List<Block> chosen(Wish wish, Predicate<Block> may) {
        List<Block> chosen = new ArrayList<>();
        long missing = wish.wanted;
        for (int number : order) {
            if (missing <= 0) {
                break;
            }
            Block block = block(number, wish.most, wish.now);
            if (block.left() > 0 && may.test(block)) {
                chosen.add(block);
                missing -= block.left();
            }
        }
        return chosen;
    }

    private Block block(int number, long most, Instant now) {
        Seen seen = sight.of(number);
        return new Block(
                budget,
                number,
                Cut.size(most, number),
                seen.turn(),
                seen.standing().at(now));
    }

    private static long left(List<Block> blocks) {
        return blocks.stream().mapToLong(Block::left).sum();
    }

    /** These blocks, whatever is left of them; they are in hand then. */
    List<Block> pick(List<Integer> wanted, Instant now) {
        lock.lock();
        try {
            await(() -> Collections.disjoint(inHand, wanted));
            inHand.addAll(wanted);
        } finally {
            lock.unlock();
        }
        orPutDown(blocks(wanted, now), () -> {
            if (!sight.isOn(wanted)) {
                sight.look(wanted);
            }
            return true;
        });
        return blocks(wanted, now);
    }

    private List<Block> blocks(List<Integer> wanted, Instant now) {
        return wanted.stream().map(number -> block(number, 0, now)).toList();
    }

    /** Until patience ends, at the latest; claims decide then. */
    private void await(BooleanSupplier done) {
        try {
            for (long patience = PATIENCE; patience > 0 && !done.getAsBoolean(); ) {
                patience = putDown.awaitNanos(patience);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The request has ended, or tries anew. */
    void putDown(Collection<Block> blocks) {
        lock.lock();
        try {
            blocks.forEach(block -> inHand.remove(block.number()));
            putDown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** An entry has taken its turn at a block; it is the first to be taken from again. */
    void taken(Taking taking) {
        int block = BudgetId.number(taking.block());
        sight.learn(block, Seen.after(taking));
        lock.lock();
        try {
            order.remove(block);
            order.addFirst(block);
        } finally {
            lock.unlock();
        }
    }

    /** Turns at these blocks could not be taken: somebody else takes there, and so may have taken anywhere. */
    void missed(Collection<Block> blocks) {
        List<Integer> numbers = blocks.stream().map(Block::number).toList();
        if (!sight.again()) {
            sight.look(numbers);
        }
        lock.lock();
        try {
            order.removeAll(numbers);
            order.addAll(numbers);
        } finally {
            lock.unlock();
        }
    }

    boolean isAwaited(int block) {
        return sight.of(block).isAwaited();
    }

    /** The turn at a block that is the last one known, or awaited. */
    long turn(int block) {
        return sight.of(block).turn();
    }

    /** What has become of all of it by now. */
    List<Block> all(long most, Instant now) {
        sight.now();
        return IntStream.range(0, Cut.BLOCKS)
                .mapToObj(number -> block(number, most, now))
                .toList();
    }
}
