package io.guerdon.budget;

import io.guerdon.ledger.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks of one budget that a request has in hand to take from. */
public final class Picked {
    private final List<Block> blocks;

    Picked(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** What can be taken: as much as was wanted, or all there is. */
    public long available() {
        return blocks.stream().mapToLong(Block::left).sum();
    }

    /**
     * The turns that take so much.
     *
     * @param promisedUntil where it is only promised: when the promise ends
     */
    public List<Turn> take(long amount, Optional<Instant> promisedUntil) {
        List<Turn> turns = new ArrayList<>();
        long missing = amount;
        for (Block block : blocks) {
            long some = Math.min(missing, block.left());
            if (some > 0) {
                turns.add(promisedUntil.map(until -> block.promise(some, until)).orElseGet(() -> block.take(some)));
                missing -= some;
            }
        }
        if (missing > 0) {
            throw new IllegalArgumentException("there are " + (amount - missing) + ", not " + amount);
        }
        return List.copyOf(turns);
    }
}
