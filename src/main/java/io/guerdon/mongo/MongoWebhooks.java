package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.webhook.Webhook;
import io.guerdon.webhook.Webhook.Done;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhook.Secret;
import io.guerdon.webhook.Webhook.Secrets;
import io.guerdon.webhook.Webhook.Subscription;
import io.guerdon.webhook.WebhookId;
import io.guerdon.webhook.WebhookStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** Webhooks in the collection {@code webhooks}, one document each; a change goes in only over the version before it. */
public final class MongoWebhooks implements WebhookStore {
    private static final String VERSION = "version";
    private static final String PROGRAM = "program";
    private static final String PARTNER = "partner";
    private static final String DEAD_LETTER_AFTER = "deadLetterAfter";

    private final MongoCollection<Document> webhooks;

    private MongoWebhooks(MongoCollection<Document> webhooks) {
        this.webhooks = webhooks;
    }

    /** Opens the collection. */
    public static MongoWebhooks open(MongoDatabase database) {
        MongoCollection<Document> webhooks = Durability.durable(database).getCollection("webhooks");
        webhooks.createIndex(Indexes.ascending(PROGRAM));
        return new MongoWebhooks(webhooks);
    }

    @Override
    public boolean add(Webhook webhook) {
        return Faults.duplicates("adding a webhook", () -> webhooks.insertMany(List.of(document(webhook))))
                .isEmpty();
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return read(eq(id.value())).stream().findFirst();
    }

    @Override
    public List<Webhook> of(ProgramId program) {
        return read(eq(PROGRAM, program.value()));
    }

    @Override
    public List<Webhook> all() {
        return read(new Document());
    }

    @Override
    public boolean replace(Webhook next) {
        Bson before = and(eq(next.id().value()), eq(VERSION, next.version() - 1));
        return Faults.translated("changing a webhook", () -> webhooks.replaceOne(before, document(next)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public boolean remove(WebhookId id) {
        return Faults.translated("removing a webhook", () -> webhooks.deleteOne(eq(id.value())))
                        .getDeletedCount()
                == 1;
    }

    private List<Webhook> read(Bson filter) {
        return Faults.translated(
                "reading webhooks",
                () -> webhooks.find(filter)
                        .sort(Sorts.ascending("_id"))
                        .map(MongoWebhooks::webhook)
                        .into(new ArrayList<>()));
    }

    private static Document document(Webhook webhook) {
        Subscription subscription = webhook.subscription();
        Document document = new Document("_id", webhook.id().value())
                .append(VERSION, webhook.version())
                .append(PROGRAM, webhook.program().value())
                .append("url", subscription.url().toString())
                .append("since", Date.from(subscription.since()))
                .append(
                        "secrets",
                        webhook.secrets().kept().stream()
                                .map(MongoWebhooks::secret)
                                .toList())
                .append(
                        "requests",
                        webhook.secrets().requests().stream()
                                .map(MongoWebhooks::text)
                                .toList());
        subscription.deadLetterAfter().ifPresent(time -> document.append(DEAD_LETTER_AFTER, time.toString()));
        return switch (subscription.events()) {
            case Events.OfProgram(List<String> types) -> document.append("types", types);
            case Events.OfPartner(MerchantId partner, long after) ->
                document.append(PARTNER, partner.value()).append("after", after);
        };
    }

    private static Events events(Document document) {
        String partner = document.getString(PARTNER);
        return partner == null
                ? new Events.OfProgram(document.getList("types", String.class))
                : new Events.OfPartner(new MerchantId(partner), document.getLong("after"));
    }

    /** The hash of a request, and after a blank what it said; those before did not keep that. */
    private static String text(Done done) {
        return (done.request() + " " + HexFormat.of().formatHex(done.says().bytes())).strip();
    }

    private static Done done(String text) {
        int blank = text.indexOf(' ');
        return blank < 0
                ? new Done(text, Fingerprint.NONE)
                : new Done(
                        text.substring(0, blank), new Fingerprint(HexFormat.of().parseHex(text.substring(blank + 1))));
    }

    private static Document secret(Secret secret) {
        Document document = new Document("sealed", new Binary(secret.sealed()));
        return secret.endsAt().equals(Instant.MAX) ? document : document.append("endsAt", Date.from(secret.endsAt()));
    }

    private static Webhook webhook(Document document) {
        return new Webhook(
                new WebhookId(document.getString("_id")),
                new ProgramId(document.getString(PROGRAM)),
                new Subscription(
                        URI.create(document.getString("url")),
                        events(document),
                        document.getDate("since").toInstant(),
                        Optional.ofNullable(document.getString(DEAD_LETTER_AFTER))
                                .map(Duration::parse)),
                new Secrets(
                        document.getList("secrets", Document.class).stream()
                                .map(MongoWebhooks::secret)
                                .toList(),
                        document.getList("requests", String.class).stream()
                                .map(MongoWebhooks::done)
                                .toList()),
                document.getLong(VERSION));
    }

    private static Secret secret(Document document) {
        Date end = document.getDate("endsAt");
        return new Secret(document.get("sealed", Binary.class).getData(), end == null ? Instant.MAX : end.toInstant());
    }
}
