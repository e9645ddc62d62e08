package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.guerdon.webhook.DeadLetter;
import io.guerdon.webhook.DeadLetterStore;
import io.guerdon.webhook.WebhookId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Events that were set aside, in the collection {@code dead_letters}, one document for a webhook and an event. */
public final class MongoDeadLetters implements DeadLetterStore {
    private static final String WEBHOOK = "webhook";
    private static final String ORDER = "order";
    private static final String ASKED_AT = "askedAt";
    private static final String VERSION = "version";

    private final MongoCollection<Document> letters;

    private MongoDeadLetters(MongoCollection<Document> letters) {
        this.letters = letters;
    }

    /** Opens the collection. */
    public static MongoDeadLetters open(MongoDatabase database) {
        MongoCollection<Document> letters = Durability.durable(database).getCollection("dead_letters");
        return Faults.translated("opening the dead letters", () -> {
            letters.createIndex(Indexes.ascending(WEBHOOK, ORDER));
            letters.createIndex(
                    Indexes.ascending(WEBHOOK, ASKED_AT), new IndexOptions().partialFilterExpression(exists(ASKED_AT)));
            return new MongoDeadLetters(letters);
        });
    }

    @Override
    public boolean add(DeadLetter letter) {
        return Faults.duplicates("setting an event aside", () -> letters.insertMany(List.of(document(letter))))
                .isEmpty();
    }

    @Override
    public Optional<DeadLetter> find(WebhookId webhook, String event) {
        return read(letters.find(eq(id(webhook, event)))).stream().findFirst();
    }

    @Override
    public List<DeadLetter> of(WebhookId webhook, String after, int limit) {
        return read(letters.find(and(eq(WEBHOOK, webhook.value()), gt(ORDER, after)))
                .sort(Sorts.ascending(WEBHOOK, ORDER))
                .limit(limit));
    }

    @Override
    public List<DeadLetter> asked(WebhookId webhook, int limit) {
        return read(letters.find(and(eq(WEBHOOK, webhook.value()), exists(ASKED_AT)))
                .limit(limit));
    }

    @Override
    public long count(WebhookId webhook) {
        return Faults.translated("counting dead letters", () -> letters.countDocuments(eq(WEBHOOK, webhook.value())));
    }

    @Override
    public boolean replace(DeadLetter next) {
        Bson before = and(eq(id(next.webhook(), next.event().id())), eq(VERSION, next.version() - 1));
        return Faults.translated("changing a dead letter", () -> letters.replaceOne(before, document(next)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public boolean remove(WebhookId webhook, String event) {
        return Faults.translated("removing a dead letter", () -> letters.deleteOne(eq(id(webhook, event))))
                        .getDeletedCount()
                == 1;
    }

    @Override
    public void removeAll(WebhookId webhook) {
        Faults.translated("removing dead letters", () -> letters.deleteMany(eq(WEBHOOK, webhook.value())));
    }

    private static List<DeadLetter> read(FindIterable<Document> found) {
        return Faults.translated(
                "reading dead letters",
                () -> found.map(MongoDeadLetters::letter).into(new ArrayList<>()));
    }

    private static String id(WebhookId webhook, String event) {
        return webhook.value() + "/" + event;
    }

    private static Document document(DeadLetter letter) {
        DeadLetter.Event event = letter.event();
        Document document = new Document("_id", id(letter.webhook(), event.id()))
                .append(VERSION, letter.version())
                .append(WEBHOOK, letter.webhook().value())
                .append(ORDER, letter.order())
                .append("event", event.id())
                .append("type", event.type())
                .append("subject", event.subject())
                .append("body", event.body())
                .append("reason", letter.refusal().reason())
                .append("attempts", letter.refusal().attempts())
                .append("since", Date.from(letter.refusal().since()))
                .append("setAsideAt", Date.from(letter.setAsideAt()));
        event.number().ifPresent(number -> document.append("number", number));
        letter.askedAt().ifPresent(at -> document.append(ASKED_AT, Date.from(at)));
        return document;
    }

    private static DeadLetter letter(Document document) {
        Long number = document.getLong("number");
        return new DeadLetter(
                new WebhookId(document.getString(WEBHOOK)),
                new DeadLetter.Event(
                        document.getString("event"),
                        document.getString("type"),
                        document.getString("subject"),
                        number == null ? OptionalLong.empty() : OptionalLong.of(number),
                        document.getString("body")),
                new DeadLetter.Refusal(
                        document.getString("reason"),
                        document.getInteger("attempts"),
                        document.getDate("since").toInstant()),
                document.getDate("setAsideAt").toInstant(),
                Optional.ofNullable(document.getDate(ASKED_AT)).map(Date::toInstant),
                document.getLong(VERSION));
    }
}
