package io.guerdon.mongo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs in the collection {@code programs}, one document per revision, its settings readable as they were given. Revisions
 * never change and stay in memory; which one is the latest is asked again every second.
 */
public final class MongoPrograms implements Programs {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProgramId.class, Name.class)
            .addMixIn(MerchantId.class, Name.class)
            .build();

    private final MongoCollection<Document> programs;
    private final Cache<ProgramId, Optional<Program>> latest = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();
    private final Cache<String, Program> revisions =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private MongoPrograms(MongoCollection<Document> programs) {
        this.programs = programs;
    }

    /** Opens the collection. */
    public static MongoPrograms open(MongoDatabase database) {
        MongoCollection<Document> programs = Durability.durable(database).getCollection("programs");
        programs.createIndex(Indexes.ascending("program", "revision"), new IndexOptions().unique(true));
        return new MongoPrograms(programs);
    }

    /** Reads settings as they are kept and shown. */
    public static Program parse(String settings) {
        return JSON.readValue(settings, Program.class);
    }

    @Override
    public Optional<Program> current(ProgramId id) {
        return latest.get(id, this::readLatest);
    }

    private Optional<Program> readLatest(ProgramId id) {
        return Faults.translated(
                "reading a program",
                () -> Optional.ofNullable(programs.find(Filters.eq("program", id.value()))
                                .sort(Sorts.descending("revision"))
                                .first())
                        .map(MongoPrograms::read));
    }

    @Override
    public Optional<Program> revision(ProgramId id, int revision) {
        return Optional.ofNullable(revisions.get(key(id, revision), this::readRevision));
    }

    private @Nullable Program readRevision(String key) {
        return Faults.translated("reading a program", () -> {
            Document document = programs.find(Filters.eq("_id", key)).first();
            return document == null ? null : read(document);
        });
    }

    @Override
    public boolean publish(Program program) {
        if (program.revision() > 1
                && revision(program.id(), program.revision() - 1).isEmpty()) {
            return false;
        }
        Document document = new Document("_id", key(program.id(), program.revision()))
                .append("program", program.id().value())
                .append("revision", program.revision())
                .append("settings", Document.parse(JSON.writeValueAsString(program)));
        // A revision that is there already stays as it is; it may be this one, from an earlier try or another process.
        Faults.duplicates("publishing a program", () -> programs.insertMany(List.of(document)));
        latest.invalidate(program.id());
        return revision(program.id(), program.revision()).equals(Optional.of(program));
    }

    private static Program read(Document document) {
        return parse(document.get("settings", Document.class).toJson());
    }

    private static String key(ProgramId id, int revision) {
        return id.value() + "/" + revision;
    }

    /** Names are plain texts in the settings. */
    private record Name(@JsonValue String value) {
        @JsonCreator
        Name {}
    }
}
