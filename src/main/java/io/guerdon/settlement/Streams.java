package io.guerdon.settlement;

import io.guerdon.publishing.Concern;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerEntry;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds places in partners' streams, and what they come to there, by halves: two reads more where a stream is twice as long. */
final class Streams {
    private static final int EVENTS_AT_ONCE = 2_000;

    private final PartnerJournal journal;

    Streams(PartnerJournal journal) {
        this.journal = journal;
    }

    /** When the first event of a stream was recorded. */
    Optional<Instant> beginning(PartnerId partner) {
        return journal.from(partner, 1, 1).stream()
                .map(batch -> batch.concerns().getFirst().recordedAt())
                .findFirst();
    }

    /** The number of the last event; 0 where there is none. */
    long last(PartnerId partner) {
        return journal.last(partner).map(Streams::last).orElse(0L);
    }

    private static long last(PartnerBatch batch) {
        return batch.start().first() + batch.concerns().size() - 1;
    }

    /** How many events there are before the first one that was recorded at an instant or later. */
    long before(PartnerId partner, Instant instant) {
        long from = 1;
        long to = last(partner) + 1;
        while (from < to) {
            PartnerBatch batch = holding(partner, (from + to) >>> 1);
            if (!batch.start().latest().isBefore(instant)) {
                to = batch.start().first() - 1;
            } else if (latest(batch).isBefore(instant)) {
                from = last(batch) + 1;
            } else {
                return within(batch, instant);
            }
        }
        return from - 1;
    }

    /** When the latest of all events up to a batch's last was recorded; no hash is counted for that. */
    private static Instant latest(PartnerBatch batch) {
        return batch.concerns().stream()
                .map(Concern::recordedAt)
                .reduce(batch.start().latest(), (one, other) -> one.isAfter(other) ? one : other);
    }

    private static long within(PartnerBatch batch, Instant instant) {
        return batch.start().first()
                - 1
                + batch.concerns().stream()
                        .takeWhile(concern -> concern.recordedAt().isBefore(instant))
                        .count();
    }

    /** What the events up to one come to that were recorded before an instant, whatever was recorded later and stands among them. */
    Tally recordedBefore(PartnerId partner, long through, Instant end) {
        long cut = Math.min(through, before(partner, end));
        return after(partner, cut)
                .takeWhile(entry -> entry.seq() <= through)
                .filter(entry -> entry.concern().recordedAt().isBefore(end))
                .map(entry -> entry.concern().amounts())
                .reduce(totals(partner, cut), Tally::plus);
    }

    private Tally totals(PartnerId partner, long seq) {
        if (seq == 0) {
            return Tally.ZERO;
        }
        PartnerBatch batch = holding(partner, seq);
        return batch.concerns().stream()
                .limit(seq - batch.start().first() + 1)
                .map(Concern::amounts)
                .reduce(batch.start().totals(), Tally::plus);
    }

    /** The events after one, a few batches in memory at a time. */
    Stream<PartnerEntry> after(PartnerId partner, long seq) {
        return batches(partner, seq + 1)
                .flatMap(batch -> batch.entries().stream())
                .dropWhile(entry -> entry.seq() <= seq);
    }

    /** The batches from the one that holds an event. */
    Stream<PartnerBatch> batches(PartnerId partner, long seq) {
        return Stream.iterate(
                        journal.from(partner, seq, EVENTS_AT_ONCE),
                        page -> !page.isEmpty(),
                        page -> journal.from(partner, last(page.getLast()) + 1, EVENTS_AT_ONCE))
                .flatMap(List::stream);
    }

    private PartnerBatch holding(PartnerId partner, long seq) {
        return journal.from(partner, seq, 1).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("event " + seq + " of " + partner + " is gone"));
    }
}
