package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.guerdon.publishing.Mark;
import io.guerdon.publishing.Registration;
import io.guerdon.publishing.Registration.Standing;
import io.guerdon.publishing.Registration.Tenure;
import io.guerdon.publishing.Writers;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Writers in the collection {@code writers}, one small document each; a change goes in only over the version before it. */
public final class MongoWriters implements Writers {
    private static final String VERSION = "version";

    /** Under a third of a lease of the usual length: a call that a server leaves unanswered must not cost the lease. */
    private static final long LONGEST_SILENCE_SECONDS = 3;

    private final MongoCollection<Document> writers;

    /** For what leases are kept with. */
    private final MongoCollection<Document> leases;

    private MongoWriters(MongoCollection<Document> writers) {
        this.writers = writers;
        this.leases = writers.withTimeout(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Opens the writers. */
    public static MongoWriters open(MongoDatabase database) {
        return new MongoWriters(Durability.durable(database).getCollection("writers"));
    }

    @Override
    public void register(Registration writer) {
        Faults.translated("registering a writer", () -> writers.insertOne(document(writer)));
    }

    @Override
    public Optional<Registration> find(String id) {
        return read(leases.find(eq(id))).stream().findFirst();
    }

    @Override
    public List<Registration> all() {
        return read(writers.find());
    }

    @Override
    public boolean replace(Registration next) {
        Bson before = and(eq(next.id()), eq(VERSION, next.version() - 1));
        return Faults.translated("changing a writer", () -> leases.replaceOne(before, document(next)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void remove(Registration closed) {
        Bson exactly = and(eq(closed.id()), eq(VERSION, closed.version()));
        Faults.translated("forgetting a writer", () -> writers.deleteOne(exactly));
    }

    private static List<Registration> read(FindIterable<Document> found) {
        return Faults.translated(
                "reading writers", () -> found.map(MongoWriters::registration).into(new ArrayList<>()));
    }

    private static Document document(Registration writer) {
        return new Document("_id", writer.id())
                .append(VERSION, writer.version())
                .append("state", writer.tenure().standing().name())
                .append("owner", writer.tenure().owner())
                .append("leaseUntil", Date.from(writer.tenure().until()))
                .append("published", writer.published().n())
                .append("holes", List.copyOf(writer.published().holes()))
                .append("snapshotted", writer.snapshotted());
    }

    private static Registration registration(Document document) {
        Tenure tenure = new Tenure(
                Standing.valueOf(document.getString("state")),
                document.getString("owner"),
                document.getDate("leaseUntil").toInstant());
        return new Registration(
                document.getString("_id"),
                document.getLong(VERSION),
                tenure,
                new Mark(document.getLong("published"), new HashSet<>(document.getList("holes", Long.class))),
                document.getLong("snapshotted"));
    }
}
