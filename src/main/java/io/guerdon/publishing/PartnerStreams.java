package io.guerdon.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guerdon.ledger.EntryId;
import io.guerdon.publishing.PartnerBatch.Folded;
import io.guerdon.publishing.PartnerBatch.Start;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Appends to partners' streams. An entry is folded in once, however often it is handed over: each document carries how far
 * every writer's entries are in, the stream is looked through where it carries nothing of a writer, and the race for the next number
 * decides between processes.
 */
final class PartnerStreams {
    private static final int ATTEMPTS = 1_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);

    private final PartnerJournal journal;
    private final Clock clock;
    private final Predicate<String> known;
    private final Cache<PartnerId, Head> heads =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /**
     * Appends to the streams of a store.
     *
     * @param known whether a writer may still hand entries over a second time
     */
    PartnerStreams(PartnerJournal journal, Clock clock, Predicate<String> known) {
        this.journal = journal;
        this.clock = clock;
        this.known = known;
    }

    /**
     * The events of a writer's entries, folded in now or before. Streams are appended to together: to a store, a write of many is hardly more than a write of
     * one.
     *
     * @param concerned by partner, in the writer's order
     * @param missing numbers between them that were not in the journal, of a writer that may only be paused
     */
    Map<PartnerId, List<PartnerEntry>> fold(
            String writer, Map<PartnerId, List<Concern>> concerned, Collection<Long> missing) {
        Map<PartnerId, List<PartnerEntry>> folded = new LinkedHashMap<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<PartnerBatch> batches = new ArrayList<>();
            concerned.forEach((partner, concerns) -> {
                if (!folded.containsKey(partner)) {
                    batch(partner, writer, concerns, missing)
                            .ifPresentOrElse(
                                    batches::add, () -> folded.put(partner, before(partner, writer, concerns)));
                }
            });
            if (batches.isEmpty()) {
                return folded;
            }
            append(batches).forEach((partner, entries) -> {
                List<Concern> concerns = concerned.getOrDefault(partner, List.of());
                folded.put(partner, entries.size() == concerns.size() ? entries : before(partner, writer, concerns));
            });
        }
        throw new IllegalStateException(
                "partners' streams could not be written: too many others do, " + concerned.keySet());
    }

    /** The events of those batches whose number no other process has written. */
    private Map<PartnerId, List<PartnerEntry>> append(List<PartnerBatch> batches) {
        batches.forEach(batch -> heads.invalidate(batch.start().partner()));
        List<Boolean> there = journal.append(batches);
        Map<PartnerId, List<PartnerEntry>> appended = new LinkedHashMap<>();
        for (int place = 0; place < batches.size(); place++) {
            if (there.get(place)) {
                PartnerBatch batch = batches.get(place);
                List<PartnerEntry> entries = batch.entries();
                heads.put(batch.start().partner(), new Head(entries.getLast().next(), batch.marks()));
                appended.put(batch.start().partner(), entries);
            }
        }
        return appended;
    }

    private List<PartnerEntry> before(PartnerId partner, String writer, List<Concern> concerns) {
        Set<Long> wanted = new HashSet<>();
        concerns.forEach(concern -> wanted.add(concern.entry().n()));
        long lowest = wanted.stream().mapToLong(Long::longValue).min().orElseThrow();
        List<PartnerEntry> found = new ArrayList<>();
        for (PartnerBatch batch : journal.ofWriter(partner, writer, lowest - 1)) {
            batch.entries().stream()
                    .filter(entry -> wanted.contains(entry.concern().entry().n()))
                    .forEach(found::add);
        }
        // What came in late was folded in later than what was written after it.
        found.sort(Comparator.comparingLong(PartnerEntry::seq));
        return found;
    }

    private Head head(PartnerId partner) {
        Head cached = heads.getIfPresent(partner);
        return cached != null ? cached : journal.last(partner).map(Head::after).orElseGet(() -> Head.of(partner));
    }

    /** What of the concerns is not in the stream yet; empty where all are. */
    private Optional<PartnerBatch> batch(
            PartnerId partner, String writer, List<Concern> concerns, Collection<Long> missing) {
        Head head = head(partner);
        Predicate<Concern> there = head.knows(writer)
                ? concern -> head.mark(writer).covers(concern.entry().n())
                : inStream(partner, writer, concerns);
        List<Concern> fresh = concerns.stream().filter(there.negate()).toList();
        return fresh.isEmpty() ? Optional.empty() : Optional.of(batch(head, writer, fresh, missing));
    }

    /** Whoever has slept for hours hands over again what is in, and nothing at the end of the stream tells of it any more. */
    private Predicate<Concern> inStream(PartnerId partner, String writer, List<Concern> concerns) {
        Set<EntryId> there = before(partner, writer, concerns).stream()
                .map(entry -> entry.concern().entry())
                .collect(Collectors.toSet());
        return concern -> there.contains(concern.entry());
    }

    private PartnerBatch batch(Head head, String writer, List<Concern> fresh, Collection<Long> missing) {
        long second = clock.instant().getEpochSecond();
        List<Long> done = fresh.stream().map(concern -> concern.entry().n()).toList();
        Map<String, Folded> marks = new HashMap<>(head.marks);
        marks.entrySet().removeIf(mark -> forgotten(mark, second));
        marks.put(writer, new Folded(head.mark(writer).with(done, missing), second));
        return new PartnerBatch(head.next, writer, fresh, marks);
    }

    private boolean forgotten(Map.Entry<String, Folded> mark, long second) {
        return mark.getValue().atSecond() + FORGOTTEN_AFTER.toSeconds() < second && !known.test(mark.getKey());
    }

    /** The end of a stream. */
    private record Head(Start next, Map<String, Folded> marks) {
        static Head of(PartnerId partner) {
            return new Head(Start.of(partner), Map.of());
        }

        static Head after(PartnerBatch batch) {
            return new Head(batch.entries().getLast().next(), batch.marks());
        }

        boolean knows(String writer) {
            return marks.containsKey(writer);
        }

        Mark mark(String writer) {
            return Optional.ofNullable(marks.get(writer)).map(Folded::mark).orElse(Mark.NONE);
        }
    }
}
