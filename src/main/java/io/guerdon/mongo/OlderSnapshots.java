package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

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
        List<RawBsonDocument> some = some();
        while (!some.isEmpty()) {
            accounts.bulkWrite(some.stream().map(OlderSnapshots::replacement).toList());
            some = some();
        }
        names.stream()
                .filter(INDEXES::contains)
                .filter(name -> !name.equals(INDEX))
                .forEach(accounts::dropIndex);
        accounts.dropIndex(INDEX);
    }

    private List<RawBsonDocument> some() {
        return accounts.find(exists(SnapshotForm.SEQ)).limit(CHUNK).into(new ArrayList<>());
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
