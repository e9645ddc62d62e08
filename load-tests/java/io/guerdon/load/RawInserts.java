package io.guerdon.load;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * How many documents a second the driver alone can insert: entries that the service has written, under other ids and chains,
 * into a collection with the same indexes, in batches of 1,000, journaled.
 */
final class RawInserts {
    private static final int BATCH = 1_000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final List<BsonDocument> patterns;
    private final MongoCollection<RawBsonDocument> target;
    private long numbers;

    private RawInserts(List<BsonDocument> patterns, MongoCollection<RawBsonDocument> target) {
        this.patterns = patterns;
        this.target = target;
    }

    /** Takes earn entries of the ledger as patterns. */
    static RawInserts like(Store.Opened store) {
        MongoCollection<BsonDocument> journal = store.ledger().getCollection("journal", BsonDocument.class);
        List<BsonDocument> patterns =
                journal.find(Filters.eq("kind", "earn")).limit(BATCH).into(new ArrayList<>());
        MongoDatabase scratch = store.scratch();
        scratch.drop();
        MongoCollection<RawBsonDocument> target = scratch.withWriteConcern(WriteConcern.W1.withJournal(true))
                .getCollection("journal", RawBsonDocument.class);
        journal.listIndexes().forEach(index -> copy(index, target));
        return new RawInserts(patterns, target);
    }

    private static void copy(Document index, MongoCollection<?> target) {
        IndexOptions options = new IndexOptions().unique(index.getBoolean("unique", false));
        Document partial = index.get("partialFilterExpression", Document.class);
        target.createIndex(
                Objects.requireNonNull(index.get("key", Document.class)),
                partial == null ? options : options.partialFilterExpression(partial));
    }

    /** Documents a second, over so many batches. */
    double round(int batches) {
        List<List<RawBsonDocument>> prepared = new ArrayList<>();
        for (int batch = 0; batch < batches; batch++) {
            prepared.add(batch());
        }
        long start = System.nanoTime();
        prepared.forEach(documents -> target.insertMany(documents, UNORDERED));
        return (double) batches * BATCH * 1e9 / (System.nanoTime() - start);
    }

    private List<RawBsonDocument> batch() {
        List<RawBsonDocument> documents = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            documents.add(another(patterns.get(i % patterns.size()), numbers++));
        }
        return documents;
    }

    /** The same entry of somebody else: every indexed field differs, every length stays. */
    private static RawBsonDocument another(BsonDocument pattern, long number) {
        BsonDocument copy = pattern.clone();
        copy.getDocument("_id").put("n", new BsonInt64(number));
        String chain = copy.getString("chain").getValue();
        String owner = String.format(Locale.ROOT, "%020d", Long.reverse(number) >>> 1);
        copy.put("chain", new BsonString(chain.substring(0, chain.length() - owner.length()) + owner));
        return new RawBsonDocument(copy, new BsonDocumentCodec());
    }
}
