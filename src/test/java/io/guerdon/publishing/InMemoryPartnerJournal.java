package io.guerdon.publishing;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Partner streams in memory; the number of a batch's first event is unique. */
public final class InMemoryPartnerJournal implements PartnerJournal {
    private final Map<PartnerId, TreeMap<Long, PartnerBatch>> streams = new HashMap<>();

    @Override
    public synchronized Optional<PartnerBatch> last(PartnerId partner) {
        return Optional.ofNullable(stream(partner).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized List<Boolean> append(List<PartnerBatch> batches) {
        return batches.stream()
                .map(batch -> stream(batch.start().partner())
                                .putIfAbsent(batch.start().first(), batch)
                        == null)
                .toList();
    }

    @Override
    public synchronized List<PartnerBatch> at(Collection<Place> places) {
        return places.stream()
                .flatMap(place -> Stream.ofNullable(stream(place.partner()).get(place.seq())))
                .toList();
    }

    @Override
    public synchronized List<PartnerBatch> ofWriter(PartnerId partner, String writer, long n) {
        return stream(partner).values().stream()
                .filter(batch -> batch.writer().equals(writer) && batch.lastEntry() > n)
                .sorted(Comparator.comparingLong(PartnerBatch::lastEntry))
                .toList();
    }

    @Override
    public synchronized List<PartnerBatch> from(PartnerId partner, long seq, int events) {
        return stream(partner).headMap(seq + events, false).values().stream()
                .filter(batch -> batch.last() >= seq)
                .toList();
    }

    /** Every event of a stream, in order. */
    synchronized List<PartnerEntry> entries(PartnerId partner) {
        return stream(partner).values().stream()
                .flatMap(batch -> batch.entries().stream())
                .toList();
    }

    private NavigableMap<Long, PartnerBatch> stream(PartnerId partner) {
        return streams.computeIfAbsent(partner, _ -> new TreeMap<>());
    }
}
