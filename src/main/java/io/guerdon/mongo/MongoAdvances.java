package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.guerdon.sandbox.Advance;
import io.guerdon.sandbox.Advances;
import io.guerdon.unit.ProgramId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The steps of test clocks in the collection {@code test_clocks}; a step is one document and never changes. */
public final class MongoAdvances implements Advances {
    private static final String PROGRAM = "program";
    private static final String NUMBER = "number";
    private static final String REQUEST = "request";

    private final MongoCollection<Document> clocks;

    private MongoAdvances(MongoCollection<Document> clocks) {
        this.clocks = clocks;
    }

    /** Opens the collection. */
    public static MongoAdvances open(MongoDatabase database) {
        MongoCollection<Document> clocks = Durability.durable(database).getCollection("test_clocks");
        IndexOptions unique = new IndexOptions().unique(true);
        clocks.createIndex(Indexes.ascending(PROGRAM, NUMBER), unique);
        clocks.createIndex(Indexes.ascending(PROGRAM, REQUEST), unique);
        clocks.createIndex(Indexes.ascending(NUMBER));
        return new MongoAdvances(clocks);
    }

    @Override
    public boolean add(Advance advance) {
        Document document = new Document("_id", advance.program() + "/" + advance.number())
                .append(PROGRAM, advance.program().value())
                .append(NUMBER, advance.number())
                .append("from", Date.from(advance.from()))
                .append("to", Date.from(advance.to()))
                .append(REQUEST, advance.cause().request())
                .append("asked", advance.cause().asked())
                .append("revision", advance.cause().revision());
        return Faults.duplicates("moving a test clock", () -> clocks.insertMany(List.of(document)))
                .isEmpty();
    }

    @Override
    public Optional<Advance> latest(ProgramId program) {
        return first(eq(PROGRAM, program.value()));
    }

    @Override
    public Optional<Advance> madeBy(ProgramId program, String request) {
        return first(and(eq(PROGRAM, program.value()), eq(REQUEST, request)));
    }

    @Override
    public List<ProgramId> programs() {
        return Faults.translated(
                "reading test clocks",
                () -> clocks.find(eq(NUMBER, 1))
                        .map(first -> new ProgramId(first.getString(PROGRAM)))
                        .into(new ArrayList<>()));
    }

    private Optional<Advance> first(Bson which) {
        return Faults.translated(
                        "reading a test clock",
                        () -> Optional.ofNullable(clocks.find(which)
                                .sort(Sorts.descending(NUMBER))
                                .first()))
                .map(MongoAdvances::advance);
    }

    private static Advance advance(Document document) {
        return new Advance(
                new ProgramId(document.getString(PROGRAM)),
                document.getInteger(NUMBER),
                document.getDate("from").toInstant(),
                document.getDate("to").toInstant(),
                new Advance.Cause(
                        document.getString(REQUEST), document.getString("asked"), document.getInteger("revision")));
    }
}
