package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.EntryKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Claims in the collection {@code claims}: the thing claimed is the {@code _id}, so the store lets one taker through. The entry follows. */
public final class MongoClaims implements Claims, AutoCloseable {
    static final String COLLECTION = "claims";
    private static final String CHAIN = "chain";
    private static final String KEY = "key";
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> claims;
    private final Together<String, Optional<Document>> holders;

    private MongoClaims(MongoCollection<Document> claims) {
        this.claims = claims;
        this.holders = new Together<>("claims", this::documents);
    }

    /** Opens the claims. */
    public static MongoClaims open(MongoDatabase database) {
        return new MongoClaims(Durability.followed(database).getCollection(COLLECTION));
    }

    @Override
    public List<Holder> take(List<Holder> takers) {
        Map<String, Holder> holders = new HashMap<>();
        List<Holder> open = takers;
        while (!open.isEmpty()) {
            takeOrLook(open, holders);
            open = open.stream()
                    .filter(taker -> !holders.containsKey(taker.claim()))
                    .toList();
        }
        return takers.stream().map(taker -> held(holders, taker)).toList();
    }

    private static Holder held(Map<String, Holder> holders, Holder taker) {
        return Objects.requireNonNull(holders.get(taker.claim()));
    }

    /** Takes what is free and finds out who has the rest; a claim given up in between stays open. */
    private void takeOrLook(List<Holder> takers, Map<String, Holder> holders) {
        List<RawBsonDocument> documents =
                takers.stream().map(MongoClaims::document).toList();
        Set<Integer> taken = Faults.duplicates(
                "taking claims",
                () -> claims.withDocumentClass(RawBsonDocument.class).insertMany(documents, UNORDERED));
        for (int place = 0; place < takers.size(); place++) {
            if (!taken.contains(place)) {
                holders.put(takers.get(place).claim(), takers.get(place));
            }
        }
        List<String> others = taken.stream()
                .map(place -> takers.get(place).claim())
                .filter(claim -> !holders.containsKey(claim))
                .toList();
        if (!others.isEmpty()) {
            find(others).stream().map(MongoClaims::holder).forEach(holder -> holders.put(holder.claim(), holder));
        }
    }

    @Override
    public Optional<Holder> holder(String claim) {
        return holders.ask(claim).map(MongoClaims::holder);
    }

    @Override
    public Map<String, Holder> holders(Collection<String> wanted) {
        Map<String, Holder> found = new HashMap<>();
        find(wanted).stream().map(MongoClaims::holder).forEach(holder -> found.put(holder.claim(), holder));
        return found;
    }

    private List<Optional<Document>> documents(List<String> wanted) {
        Map<String, Document> found = new HashMap<>();
        find(wanted).forEach(claim -> found.put(claim.getString("_id"), claim));
        return wanted.stream()
                .map(claim -> Optional.ofNullable(found.get(claim)))
                .toList();
    }

    @Override
    public void close() {
        holders.close();
    }

    @Override
    public List<Holder> beginning(String text, int limit) {
        Bson range = and(gte("_id", text), lt("_id", text + Character.MAX_VALUE));
        return Faults.translated(
                "reading claims",
                () -> claims.find(range)
                        .sort(ascending("_id"))
                        .limit(limit)
                        .map(MongoClaims::holder)
                        .into(new ArrayList<>()));
    }

    @Override
    public boolean replace(Holder from, Holder to) {
        Bson change = combine(set(CHAIN, to.chain().value()), set(KEY, to.key().value()));
        return Faults.translated("passing a claim on", () -> claims.updateOne(exactly(from), change))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void release(Holder holder) {
        Faults.translated("giving a claim up", () -> claims.deleteOne(exactly(holder)));
    }

    private List<Document> find(Collection<String> wanted) {
        return Faults.translated(
                "reading claims", () -> claims.find(in("_id", wanted)).into(new ArrayList<>()));
    }

    private static Bson exactly(Holder holder) {
        return and(
                eq(holder.claim()),
                eq(CHAIN, holder.chain().value()),
                eq(KEY, holder.key().value()));
    }

    static RawBsonDocument document(Holder holder) {
        return new RawBsonDocument(BsonOut.document(out -> out.text("_id", holder.claim())
                .text(CHAIN, holder.chain().value())
                .text(KEY, holder.key().value())));
    }

    private static Holder holder(Document document) {
        return new Holder(
                document.getString("_id"),
                ChainId.parse(document.getString(CHAIN)),
                new EntryKey(document.getString(KEY)));
    }
}
