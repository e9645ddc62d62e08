package io.guerdon.publishing;

import io.guerdon.ledger.SealedEntry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The latest entries of this process, by number, so that the relay need not read what was just written. Bounded: an entry that
 * finds its slot taken by one not yet relayed pushes that one out. Losing one is harmless, the journal has it.
 */
final class EntryRing {
    private final AtomicReferenceArray<@Nullable SealedEntry> slots;

    EntryRing(int capacity) {
        this.slots = new AtomicReferenceArray<>(capacity);
    }

    void put(SealedEntry entry) {
        slots.set(slot(entry.entry().id().n()), entry);
    }

    /** Takes an entry out. */
    Optional<SealedEntry> take(long n) {
        SealedEntry there = slots.get(slot(n));
        if (there == null || there.entry().id().n() != n) {
            return Optional.empty();
        }
        slots.compareAndSet(slot(n), there, null);
        return Optional.of(there);
    }

    boolean has(long n) {
        SealedEntry there = slots.get(slot(n));
        return there != null && there.entry().id().n() == n;
    }

    private int slot(long n) {
        return (int) (n % slots.length());
    }
}
