package io.guerdon.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.guerdon.drafting.Draft;
import io.guerdon.drafting.Drafts;
import io.guerdon.program.ProgramJson;
import io.guerdon.unit.ProgramId;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Drafts in the collection {@code drafts}, one document per program. */
public final class MongoDrafts implements Drafts {
    private final MongoCollection<Document> drafts;

    private MongoDrafts(MongoCollection<Document> drafts) {
        this.drafts = drafts;
    }

    /** Opens the collection. */
    public static MongoDrafts open(MongoDatabase database) {
        return new MongoDrafts(Durability.durable(database).getCollection("drafts"));
    }

    @Override
    public Optional<Draft> find(ProgramId program) {
        return Faults.translated(
                        "reading a draft",
                        () -> Optional.ofNullable(
                                drafts.find(Filters.eq(program.value())).first()))
                .map(MongoDrafts::draft);
    }

    @Override
    public void keep(Draft draft) {
        Document document = new Document("_id", draft.program().id().value())
                .append("settings", Document.parse(ProgramJson.write(draft.program())))
                .append("savedAt", Date.from(draft.savedAt()))
                .append("savedBy", draft.savedBy());
        Faults.translated(
                "keeping a draft",
                () -> drafts.replaceOne(Filters.eq(document.get("_id")), document, new ReplaceOptions().upsert(true)));
    }

    @Override
    public void discard(ProgramId program) {
        Faults.translated("discarding a draft", () -> drafts.deleteOne(Filters.eq(program.value())));
    }

    @Override
    public void discard(ProgramId program, int revision) {
        Bson superseded = Filters.and(Filters.eq(program.value()), Filters.eq("settings.revision", revision));
        Faults.translated("discarding a draft", () -> drafts.deleteOne(superseded));
    }

    private static Draft draft(Document document) {
        return new Draft(
                ProgramJson.parse(document.get("settings", Document.class).toJson()),
                document.getDate("savedAt").toInstant(),
                document.getString("savedBy"));
    }
}
