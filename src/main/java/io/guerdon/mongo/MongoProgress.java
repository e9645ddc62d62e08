package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.guerdon.webhook.Progress;
import io.guerdon.webhook.Progress.Carrier;
import io.guerdon.webhook.Progress.Failure;
import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Progress.Refused;
import io.guerdon.webhook.Progress.Standing;
import io.guerdon.webhook.ProgressStore;
import io.guerdon.webhook.WebhookId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How far webhooks are, in the collection {@code webhook_progress}; a change goes in only over the version before it. */
public final class MongoProgress implements ProgressStore {
    private static final String VERSION = "version";
    private static final String NEXT_AT = "nextAt";
    private static final String REFUSED = "refused";

    private final MongoCollection<Document> progress;

    private MongoProgress(MongoCollection<Document> progress) {
        this.progress = progress;
    }

    /** Opens the collection. */
    public static MongoProgress open(MongoDatabase database) {
        return new MongoProgress(Durability.durable(database).getCollection("webhook_progress"));
    }

    @Override
    public boolean add(Progress first) {
        return Faults.duplicates("adding progress", () -> progress.insertMany(List.of(document(first))))
                .isEmpty();
    }

    @Override
    public Optional<Progress> find(WebhookId id) {
        return read(eq(id.value())).stream().findFirst();
    }

    @Override
    public List<Progress> all() {
        return read(new Document());
    }

    @Override
    public boolean replace(Progress next) {
        Bson before = and(eq(next.id().value()), eq(VERSION, next.version() - 1));
        return Faults.translated("saving progress", () -> progress.replaceOne(before, document(next)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void remove(WebhookId id) {
        Faults.translated("removing progress", () -> progress.deleteOne(eq(id.value())));
    }

    private List<Progress> read(Bson filter) {
        return Faults.translated(
                "reading progress",
                () -> progress.find(filter).map(MongoProgress::progress).into(new ArrayList<>()));
    }

    private static Document document(Progress progress) {
        Standing standing = progress.standing();
        Document document = new Document("_id", progress.id().value())
                .append(VERSION, progress.version())
                .append("owner", progress.carrier().owner())
                .append("leaseUntil", Date.from(progress.carrier().until()))
                .append("since", Date.from(progress.place().since()))
                .append("offsets", offsets(progress.place().offsets()))
                .append("waiting", standing.waiting());
        standing.deliveredAt().ifPresent(at -> document.append("deliveredAt", Date.from(at)));
        if (!standing.refused().isEmpty()) {
            document.append(REFUSED, refused(standing.refused()));
        }
        standing.failure().ifPresent(failure -> document.append("failure", failure(failure)));
        return document;
    }

    /** As a list, because names of topics have dots in them. */
    private static List<Document> offsets(Map<String, Long> offsets) {
        return offsets.entrySet().stream()
                .map(each -> new Document("part", each.getKey()).append("offset", each.getValue()))
                .toList();
    }

    private static Document failure(Failure failure) {
        return new Document("event", failure.event())
                .append("reason", failure.reason())
                .append("attempts", failure.attempts())
                .append("since", Date.from(failure.since()))
                .append("at", Date.from(failure.at()))
                .append(NEXT_AT, Date.from(failure.nextAt()));
    }

    /** As a list, because ids of events may have dots in them. */
    private static List<Document> refused(Map<String, Refused> refused) {
        return refused.entrySet().stream()
                .map(each -> new Document("event", each.getKey())
                        .append("since", Date.from(each.getValue().since()))
                        .append("attempts", each.getValue().attempts()))
                .toList();
    }

    /** What was kept before anything could be set aside has none. */
    private static Map<String, Refused> refused(Document document) {
        return document.getList(REFUSED, Document.class, List.of()).stream()
                .collect(Collectors.toMap(
                        each -> each.getString("event"),
                        each -> new Refused(each.getDate("since").toInstant(), each.getInteger("attempts"))));
    }

    private static Progress progress(Document document) {
        Map<String, Long> offsets = document.getList("offsets", Document.class).stream()
                .collect(Collectors.toMap(each -> each.getString("part"), each -> each.getLong("offset")));
        return new Progress(
                new WebhookId(document.getString("_id")),
                document.getLong(VERSION),
                new Carrier(
                        document.getString("owner"),
                        document.getDate("leaseUntil").toInstant()),
                new Place(document.getDate("since").toInstant(), offsets),
                new Standing(
                        document.getLong("waiting"),
                        Optional.ofNullable(document.getDate("deliveredAt")).map(Date::toInstant),
                        Optional.ofNullable(document.get("failure", Document.class))
                                .map(MongoProgress::failure),
                        refused(document)));
    }

    private static Failure failure(Document document) {
        return new Failure(
                document.getString("event"),
                document.getString("reason"),
                document.getInteger("attempts"),
                document.getDate("since").toInstant(),
                document.getDate("at").toInstant(),
                // What was kept before that was noted may be tried at any time.
                document.get(NEXT_AT, document.getDate("at")).toInstant());
    }
}
