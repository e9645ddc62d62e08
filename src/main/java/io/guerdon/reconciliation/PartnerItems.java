package io.guerdon.reconciliation;

import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.Concern;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Slip;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The partner's events that have a receipt of its own, as items. The stream is in the order in which entries were recorded, so reading begins
 * where the period does; what a till told late follows, so it ends with the stream.
 */
final class PartnerItems {
    /** How much later than an entry recorded afterwards another one may come into the stream. */
    private static final Duration OUT_OF_ORDER = Duration.ofDays(1);

    private static final int EVENTS_AT_ONCE = 2_000;

    private final PartnerJournal journal;
    private final PartnerId partner;

    PartnerItems(PartnerJournal journal, PartnerId partner) {
        this.journal = journal;
        this.partner = partner;
    }

    /** Takes those of a period, and of the kinds that are asked for; of all where none is. */
    interface Taking {
        void take(Item item) throws IOException;
    }

    void read(Period period, Set<EntryKind> kinds, Taking taking) throws IOException {
        long next = firstSince(period.from().minus(period.window()).minus(OUT_OF_ORDER));
        List<PartnerBatch> batches = journal.from(partner, next, EVENTS_AT_ONCE);
        while (!batches.isEmpty()) {
            for (PartnerBatch batch : batches) {
                long seq = batch.start().first();
                for (Concern concern : batch.concerns()) {
                    if (concern.slip().isPresent() && (kinds.isEmpty() || kinds.contains(concern.kind()))) {
                        take(seq, concern, concern.slip().get(), period, taking);
                    }
                    seq++;
                }
                next = seq;
            }
            batches = journal.from(partner, next, EVENTS_AT_ONCE);
        }
    }

    private static void take(long seq, Concern concern, Slip slip, Period period, Taking taking) throws IOException {
        long at = slip.at().toEpochMilli();
        if (period.nearly(at)) {
            taking.take(new Item(
                    slip.receipt(),
                    concern.kind().wire(),
                    slip.amount(),
                    OptionalLong.of(at),
                    new Item.Event(
                            seq, concern.entry().toString(), concern.owner().value())));
        }
    }

    /** A place in the stream before which nothing was recorded that late; found by halves. */
    private long firstSince(Instant instant) {
        long low = 1;
        long high = journal.last(partner).map(last -> last.start().first()).orElse(1L);
        while (low < high) {
            long middle = low + (high - low) / 2;
            List<PartnerBatch> there = journal.from(partner, middle, 1);
            if (!there.isEmpty()
                    && there.getFirst().concerns().getLast().recordedAt().isBefore(instant)) {
                low = there.getFirst().start().first()
                        + there.getFirst().concerns().size();
            } else {
                high = middle;
            }
        }
        return low;
    }
}
