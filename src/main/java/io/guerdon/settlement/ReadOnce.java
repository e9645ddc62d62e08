package io.guerdon.settlement;

import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Partners' streams as one question sees them: nothing is asked for twice at the same place, and a stream's end stays where it was first. What is
 * beyond what memory is spent on is asked for again. Not for several threads.
 */
final class ReadOnce implements PartnerJournal {
    /** About ten megabytes. Streams are searched by halves, so what is read first is what is needed most often. */
    private static final int MOST_EVENTS = 20_000;

    private final PartnerJournal journal;
    private final Map<PartnerId, Optional<PartnerBatch>> ends = new HashMap<>();
    private final Map<PartnerId, NavigableMap<Long, PartnerBatch>> known = new HashMap<>();
    private int events;

    ReadOnce(PartnerJournal journal) {
        this.journal = journal;
    }

    @Override
    public Optional<PartnerBatch> last(PartnerId partner) {
        Optional<PartnerBatch> end = ends.computeIfAbsent(partner, journal::last);
        end.ifPresent(this::keep);
        return end;
    }

    /** Of batches side by side that are known, as many as there are; the store is asked where the first is not, and never for what came after the end. */
    @Override
    public List<PartnerBatch> from(PartnerId partner, long seq, int limit) {
        if (isAfterEnd(partner, seq)) {
            return List.of();
        }
        List<PartnerBatch> found = new ArrayList<>();
        Optional<PartnerBatch> next = holding(partner, seq);
        while (next.isPresent() && found.size() < limit) {
            found.add(next.get());
            next = holding(partner, next.get().last() + 1);
        }
        if (!found.isEmpty()) {
            return found;
        }
        List<PartnerBatch> read = journal.from(partner, seq, limit);
        read.forEach(this::keep);
        return read;
    }

    private boolean isAfterEnd(PartnerId partner, long seq) {
        Optional<PartnerBatch> end = ends.get(partner);
        return end != null && end.map(PartnerBatch::last).orElse(0L) < seq;
    }

    private Optional<PartnerBatch> holding(PartnerId partner, long seq) {
        return Optional.ofNullable(known.getOrDefault(partner, new TreeMap<>()).floorEntry(seq))
                .map(Map.Entry::getValue)
                .filter(batch -> batch.last() >= seq);
    }

    private void keep(PartnerBatch batch) {
        if (events < MOST_EVENTS
                && known.computeIfAbsent(batch.start().partner(), _ -> new TreeMap<>())
                                .putIfAbsent(batch.start().first(), batch)
                        == null) {
            events += batch.concerns().size();
        }
    }

    @Override
    public List<Boolean> append(List<PartnerBatch> batches) {
        throw new UnsupportedOperationException("a question changes nothing");
    }

    @Override
    public List<PartnerBatch> at(Collection<Place> places) {
        return journal.at(places);
    }

    @Override
    public List<PartnerBatch> ofWriter(PartnerId partner, String writer, long n) {
        return journal.ofWriter(partner, writer, n);
    }
}
