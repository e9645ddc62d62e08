package io.guerdon.mongo;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.Programs;
import io.guerdon.program.Revision;
import io.guerdon.program.Revision.Origin;
import io.guerdon.program.Revisions;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bson.Document;

/**
 * Programs in the collection {@code programs}, one document per revision, its settings readable as they were given. Revisions
 * never change and stay in memory; whether there are more is asked again every second.
 */
public final class MongoPrograms implements Programs {
    private final MongoCollection<Document> programs;
    /** Programs are few and named by keys of the deployment, so this map stays small. */
    private final ConcurrentMap<ProgramId, Revisions> known = new ConcurrentHashMap<>();

    /**
     * While there are requests, asked again beside them once a second, so that none waits for it; after a pause, asked first. Either
     * way nobody works with what is older than a published revision waits, unless the store took long to answer: an answer counts
     * as new from when it comes, however long ago it was asked for.
     */
    private final LoadingCache<ProgramId, Optional<Revisions>> fresh = Caffeine.newBuilder()
            .maximumSize(10_000)
            .refreshAfterWrite(Duration.ofSeconds(1))
            .expireAfterWrite(Duration.ofMillis(1_900))
            .executor(Thread::startVirtualThread)
            .build(this::read);

    private MongoPrograms(MongoCollection<Document> programs) {
        this.programs = programs;
    }

    /** Opens the collection. */
    public static MongoPrograms open(MongoDatabase database) {
        MongoCollection<Document> programs = Durability.durable(database).getCollection("programs");
        programs.createIndex(Indexes.ascending("program", "revision"), new IndexOptions().unique(true));
        return new MongoPrograms(programs);
    }

    @Override
    public Optional<Revisions> find(ProgramId id) {
        return fresh.get(id);
    }

    /** Reads what has been published since. */
    private Optional<Revisions> read(ProgramId id) {
        Optional<Revisions> before = Optional.ofNullable(known.get(id));
        List<Revision> all = new ArrayList<>(before.map(Revisions::all).orElse(List.of()));
        int size = all.size();
        Faults.translated(
                "reading a program",
                () -> programs.find(Filters.and(Filters.eq("program", id.value()), Filters.gt("revision", size)))
                        .sort(Sorts.ascending("revision"))
                        .map(MongoPrograms::revision)
                        .into(all));
        if (all.size() == size) {
            return before;
        }
        Revisions more = new Revisions(all);
        known.put(id, more);
        return Optional.of(more);
    }

    @Override
    public Optional<Program> revision(ProgramId id, int number) {
        Optional<Revision> found = find(id).flatMap(revisions -> revisions.numbered(number));
        if (found.isEmpty()) {
            fresh.invalidate(id);
            found = find(id).flatMap(revisions -> revisions.numbered(number));
        }
        return found.map(Revision::program);
    }

    @Override
    public boolean publish(Revision revision) {
        ProgramId id = revision.program().id();
        if (revision.number() > 1 && revision(id, revision.number() - 1).isEmpty()) {
            return false;
        }
        // A revision that is there already stays as it is; it may be this one, from an earlier try or another process.
        Faults.duplicates("publishing a program", () -> programs.insertMany(List.of(document(revision))));
        fresh.invalidate(id);
        return find(id).flatMap(revisions -> revisions.numbered(revision.number()))
                .equals(Optional.of(revision));
    }

    private static Document document(Revision revision) {
        Origin origin = revision.origin();
        Program program = revision.program();
        return new Document("_id", program.id() + "/" + program.revision())
                .append("program", program.id().value())
                .append("revision", program.revision())
                .append("settings", Document.parse(ProgramJson.write(program)))
                .append("effectiveAt", Date.from(revision.effectiveAt()))
                .append("publishedAt", Date.from(origin.publishedAt()))
                .append("publishedBy", origin.publishedBy())
                .append("request", origin.request())
                .append("asked", origin.asked());
    }

    /** What was published before there were effective times has been in force since ever. */
    private static Revision revision(Document document) {
        Origin origin = new Origin(
                time(document, "publishedAt"),
                document.get("publishedBy", ""),
                document.get("request", ""),
                document.get("asked", ""));
        Program program =
                ProgramJson.parse(document.get("settings", Document.class).toJson());
        return new Revision(program, time(document, "effectiveAt"), origin);
    }

    private static Instant time(Document document, String name) {
        return document.get(name, Date.from(Instant.EPOCH)).toInstant();
    }
}
