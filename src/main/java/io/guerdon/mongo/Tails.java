package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static io.guerdon.mongo.MongoJournal.CHAIN;
import static io.guerdon.mongo.MongoJournal.SEQ;

import com.mongodb.client.MongoCollection;
import io.guerdon.ledger.ChainId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Reads what follows a place in a chain. The few entries that usually do are read for many chains at once: those whose places
 * are near each other by one query, which brings a few entries too many, queries for places far apart beside each other. Where
 * there is more, each is read on its own, so that a long history keeps nobody waiting.
 */
final class Tails {
    /** How far apart the places of one query may be. */
    private static final long NEAR = 16;

    /** Queries under way at once. */
    private static final int BESIDE = 16;

    /** Entries a chain may have after its snapshot, and some that came with the query. */
    private static final int USUAL = 40;

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
        private List<byte[]> of(List<RawBsonDocument> entries) {
            return entries.stream()
                    .filter(entry -> entry.getNumber(SEQ).longValue() > seq)
                    .limit(limit)
                    .map(Stored::bytes)
                    .toList();
        }
    }

    /** The stored entries after a place, in order of seq. */
    List<byte[]> all(Place place) {
        return place.of(query(List.of(place), place.limit));
    }

    /** The stored entries after each place, in order of seq; empty where there may be too many to be read with others. */
    List<Optional<List<byte[]>>> few(List<Place> places) {
        Map<Place, List<byte[]>> found = new HashMap<>();
        near(places).stream()
                .gather(Gatherers.mapConcurrent(BESIDE, this::fewNear))
                .forEach(found::putAll);
        return places.stream()
                .map(place -> Optional.ofNullable(found.get(place)))
                .toList();
    }

    private static List<List<Place>> near(List<Place> places) {
        List<List<Place>> groups = new ArrayList<>();
        for (Place place : places.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Place::seq))
                .toList()) {
            if (groups.isEmpty() || place.seq - groups.getLast().getFirst().seq > NEAR) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(place);
        }
        return groups;
    }

    private Map<Place, List<byte[]>> fewNear(List<Place> places) {
        int limit = USUAL * places.size();
        List<RawBsonDocument> entries = query(places, limit);
        if (entries.size() == limit) {
            return Map.of();
        }
        Map<String, List<RawBsonDocument>> byChain = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.getString(CHAIN).getValue()));
        return places.stream()
                .collect(Collectors.toMap(
                        place -> place, place -> place.of(byChain.getOrDefault(place.chain.value(), List.of()))));
    }

    /** What follows the first of the places, which come in order, in any of their chains. */
    private List<RawBsonDocument> query(List<Place> places, int limit) {
        List<String> chains = places.stream().map(place -> place.chain.value()).toList();
        Bson later = and(in(CHAIN, chains), gt(SEQ, places.getFirst().seq));
        return Stored.documents(journal.find(later).sort(ascending(CHAIN, SEQ)).limit(limit));
    }
}
