package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.guerdon.code.CodeBatch;
import io.guerdon.code.CodeBatches;
import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Batches of codes, each sort in a collection of its own: one document each, however many codes follow from it. */
public final class MongoCodeBatches implements CodeBatches {
    private static final String PROGRAM = "program";
    private static final String NUMBER = "number";
    private static final String REQUEST = "request";

    private final MongoCollection<Document> batches;

    private MongoCodeBatches(MongoCollection<Document> batches) {
        this.batches = batches;
    }

    /** Opens a collection. */
    public static MongoCodeBatches open(MongoDatabase database, String collection) {
        MongoCollection<Document> batches = Durability.durable(database).getCollection(collection);
        IndexOptions unique = new IndexOptions().unique(true);
        batches.createIndex(Indexes.ascending(PROGRAM, NUMBER), unique);
        batches.createIndex(Indexes.ascending(PROGRAM, REQUEST), unique);
        return new MongoCodeBatches(batches);
    }

    @Override
    public boolean add(CodeBatch batch) {
        Document document = new Document("_id", batch.program() + "/" + batch.number())
                .append(PROGRAM, batch.program().value())
                .append(NUMBER, batch.number())
                .append("definition", batch.order().definition().value())
                .append("count", batch.order().count())
                .append(REQUEST, batch.request().value())
                .append("secret", batch.secret());
        return Faults.duplicates("adding a batch of codes", () -> batches.insertMany(List.of(document)))
                .isEmpty();
    }

    @Override
    public Optional<CodeBatch> find(ProgramId program, int number) {
        return first(and(eq(PROGRAM, program.value()), eq(NUMBER, number)));
    }

    @Override
    public Optional<CodeBatch> madeBy(ProgramId program, EntryKey request) {
        return first(and(eq(PROGRAM, program.value()), eq(REQUEST, request.value())));
    }

    @Override
    public int latest(ProgramId program) {
        return first(eq(PROGRAM, program.value())).map(CodeBatch::number).orElse(0);
    }

    private Optional<CodeBatch> first(Bson which) {
        return Faults.translated(
                        "reading batches of codes",
                        () -> Optional.ofNullable(batches.find(which)
                                .sort(Sorts.descending(NUMBER))
                                .first()))
                .map(MongoCodeBatches::batch);
    }

    private static CodeBatch batch(Document document) {
        return new CodeBatch(
                new ProgramId(document.getString(PROGRAM)),
                document.getInteger(NUMBER),
                new CodeBatch.Order(new DefinitionId(document.getString("definition")), document.getInteger("count")),
                new EntryKey(document.getString(REQUEST)),
                document.getString("secret"));
    }
}
