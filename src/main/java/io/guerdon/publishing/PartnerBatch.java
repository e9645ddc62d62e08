package io.guerdon.publishing;

import io.guerdon.ledger.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One document of a partner's stream: consecutive events folded together from one writer's entries. Inserting it is the only
 * way the stream grows; that its number is free decides between processes.
 *
 * @param start what it stands on
 * @param writer whose entries
 * @param concerns in the writer's order, at least one
 * @param marks how far each writer's entries are folded in, with this batch included
 */
public record PartnerBatch(Start start, String writer, List<Concern> concerns, Map<String, Folded> marks) {
    public PartnerBatch {
        concerns = List.copyOf(concerns);
        marks = Map.copyOf(marks);
        if (concerns.isEmpty()) {
            throw new IllegalArgumentException("a batch says something");
        }
    }

    /**
     * Where a batch begins.
     *
     * @param partner whose stream
     * @param first number of its first event
     * @param prev hash of the event before
     * @param totals before it
     * @param latest when the latest of all events before it was recorded, which never goes back from one batch to the next, so that a
     *     place in time is found by halves; {@link Instant#EPOCH} where there is none
     */
    public record Start(PartnerId partner, long first, Digest prev, Tally totals, Instant latest) {
        /** Where a stream begins. */
        public static Start of(PartnerId partner) {
            return new Start(partner, 1, Digest.GENESIS, Tally.ZERO, Instant.EPOCH);
        }
    }

    /**
     * How far a writer's entries are folded in.
     *
     * @param mark up to where
     * @param atSecond of the epoch, when this last changed; a mark is dropped when its writer is long forgotten
     */
    public record Folded(Mark mark, long atSecond) {}

    /** Where it begins. */
    public PartnerJournal.Place place() {
        return new PartnerJournal.Place(start.partner(), start.first());
    }

    /** Where the next one begins. */
    PartnerJournal.Place after() {
        return new PartnerJournal.Place(start.partner(), last() + 1);
    }

    /** The number of its last event. */
    public long last() {
        return start.first() + concerns.size() - 1;
    }

    /** The number of the highest entry. */
    public long lastEntry() {
        return concerns.stream().mapToLong(concern -> concern.entry().n()).max().orElseThrow();
    }

    /** Its events, computed anew: one hash each. */
    public List<PartnerEntry> entries() {
        List<PartnerEntry> entries = new ArrayList<>(concerns.size());
        Start at = start;
        for (Concern concern : concerns) {
            PartnerEntry entry = PartnerEntry.after(at, concern);
            entries.add(entry);
            at = entry.next();
        }
        return entries;
    }
}
