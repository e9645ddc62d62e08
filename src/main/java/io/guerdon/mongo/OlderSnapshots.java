package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Snapshots of when the fields of a state lay beside what is not of it. They are brought into the form of today once, when a store is opened:
 * an index that only they need tells that there are some, and is dropped last, so that whoever dies on the way is followed.
 */
final class OlderSnapshots {
    private static final String ID = "_id";
    private static final String PARKED_AT = "parkedAt";
    private static final String INDEX = "nextDueAt_1";
    private static final Set<String> INDEXES = Set.of(INDEX, "program_1_apartDueAt_1", "program_1_status_1");
    private static final int CHUNK = 1_000;
    private static final int NO_SUCH_INDEX = 27;

    private final MongoCollection<RawBsonDocument> accounts;

    private OlderSnapshots(MongoCollection<RawBsonDocument> accounts) {
        this.accounts = accounts;
    }

    static OlderSnapshots of(MongoCollection<RawBsonDocument> accounts) {
        return new OlderSnapshots(accounts);
    }

    /** Rewrites those there are, then forgets their indexes. */
    void bringUp() {
        List<String> names =
                accounts.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
        if (!names.contains(INDEX)) {
            return;
        }
        List<RawBsonDocument> some = after("");
        while (!some.isEmpty()) {
            accounts.bulkWrite(some.stream().map(OlderSnapshots::replacement).toList());
            some = after(some.getLast().getString(ID).getValue());
        }
        names.stream()
                .filter(INDEXES::contains)
                .filter(name -> !name.equals(INDEX))
                .forEach(this::drop);
        drop(INDEX);
    }

    /** Another process that was started at the same time may have dropped it. */
    private void drop(String index) {
        try {
            accounts.dropIndex(index);
        } catch (MongoCommandException refused) {
            if (refused.getErrorCode() != NO_SUCH_INDEX) {
                throw refused;
            }
        }
    }

    private List<RawBsonDocument> after(String id) {
        return accounts.find(and(gt(ID, id), exists(SnapshotForm.SEQ)))
                .sort(ascending(ID))
                .limit(CHUNK)
                .into(new ArrayList<>());
    }

    private static ReplaceOneModel<RawBsonDocument> replacement(RawBsonDocument older) {
        BsonDocument state = new BsonDocument(SnapshotForm.SEQ, older.get(SnapshotForm.SEQ));
        older.forEach((name, value) -> {
            if (!name.equals(ID) && !name.equals(PARKED_AT)) {
                state.put(name, value);
            }
        });
        BsonDocument document = new BsonDocument(ID, older.get(ID));
        if (older.containsKey(PARKED_AT)) {
            document.append(PARKED_AT, older.get(PARKED_AT));
        }
        document.append("state", state);
        return new ReplaceOneModel<>(
                and(eq(ID, older.get(ID)), exists(SnapshotForm.SEQ)),
                new RawBsonDocument(document, new BsonDocumentCodec()));
    }
}
