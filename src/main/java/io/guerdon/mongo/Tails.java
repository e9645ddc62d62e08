package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.StoreUnavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Reads what follows a place in each of many chains. Chains whose places are near each other are read by one query, which
 * then brings a few entries too many; queries for places far apart are under way at the same time.
 */
final class Tails {
    /** How far apart the places of one query may be. */
    private static final long NEAR = 16;

    /** Entries of one query; where there are more, its chains are read one by one. */
    private static final int MOST = 10_000;

    private final MongoCollection<RawBsonDocument> journal;

    Tails(MongoCollection<RawBsonDocument> journal) {
        this.journal = journal;
    }

    /**
     * A place in a chain.
     *
     * @param seq of the last entry that is known already
     * @param limit how many entries after it are wanted at most
     */
    record Place(ChainId chain, long seq, int limit) {
        private List<Entry> of(List<Fields> entries) {
            return entries.stream()
                    .filter(entry -> entry.number(MongoJournal.SEQ) > seq)
                    .limit(limit)
                    .map(EntryForm::read)
                    .toList();
        }
    }

    /** The entries after each place, in order of seq. */
    List<List<Entry>> after(List<Place> places) {
        Map<Place, List<Entry>> found = new HashMap<>();
        List<List<Place>> near = near(places);
        if (near.size() == 1) {
            found.putAll(read(near.getFirst()));
        } else {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                near.stream()
                        .map(some -> threads.submit(() -> read(some)))
                        .toList()
                        .forEach(some -> found.putAll(result(some)));
            }
        }
        return places.stream()
                .map(place -> found.getOrDefault(place, List.of()))
                .toList();
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("stopping before entries were read", stopping);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        }
    }

    private static List<List<Place>> near(List<Place> places) {
        List<List<Place>> groups = new ArrayList<>();
        for (Place place :
                places.stream().sorted(Comparator.comparingLong(Place::seq)).toList()) {
            if (groups.isEmpty() || place.seq - groups.getLast().getFirst().seq > NEAR) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(place);
        }
        return groups;
    }

    private Map<Place, List<Entry>> read(List<Place> places) {
        int limit = places.size() == 1 ? places.getFirst().limit : MOST;
        List<Fields> entries = query(places, limit);
        if (entries.size() == limit && places.size() > 1) {
            return places.stream()
                    .distinct()
                    .collect(Collectors.toMap(place -> place, place -> place.of(query(List.of(place), place.limit))));
        }
        Map<String, List<Fields>> byChain =
                entries.stream().collect(Collectors.groupingBy(entry -> entry.text(MongoJournal.CHAIN)));
        return places.stream()
                .distinct()
                .collect(Collectors.toMap(
                        place -> place, place -> place.of(byChain.getOrDefault(place.chain.value(), List.of()))));
    }

    private List<Fields> query(List<Place> places, int limit) {
        List<String> chains = places.stream().map(place -> place.chain.value()).toList();
        Bson later = and(in(MongoJournal.CHAIN, chains), gt(MongoJournal.SEQ, places.getFirst().seq));
        return Stored.all(journal.find(later)
                        .sort(ascending(MongoJournal.CHAIN, MongoJournal.SEQ))
                        .limit(limit))
                .stream()
                .map(Fields::of)
                .toList();
    }
}
