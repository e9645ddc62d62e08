package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.guerdon.access.Binding;
import io.guerdon.access.Key;
import io.guerdon.access.KeyStore;
import io.guerdon.access.Limits;
import io.guerdon.access.Merchants;
import io.guerdon.access.Role;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Keys in the collection {@code keys}: one document each, the public part of the key as {@code _id}, never the secret. */
public final class MongoKeys implements KeyStore {
    private final MongoCollection<Document> keys;

    private MongoKeys(MongoCollection<Document> keys) {
        this.keys = keys;
    }

    /** Opens the collection. */
    public static MongoKeys open(MongoDatabase database) {
        MongoCollection<Document> keys = Durability.durable(database).getCollection("keys");
        keys.createIndex(Indexes.ascending("program"));
        return new MongoKeys(keys);
    }

    @Override
    public boolean add(Key key) {
        return Faults.duplicates("adding a key", () -> keys.insertMany(List.of(document(key))))
                .isEmpty();
    }

    @Override
    public Optional<Key> find(String id) {
        return Faults.translated(
                        "reading a key",
                        () -> Optional.ofNullable(keys.find(eq(id)).first()))
                .map(MongoKeys::key);
    }

    @Override
    public List<Key> of(ProgramId program) {
        return Faults.translated(
                "reading keys",
                () -> keys.find(eq("program", program.value()))
                        .sort(Sorts.ascending("_id"))
                        .map(MongoKeys::key)
                        .into(new ArrayList<>()));
    }

    @Override
    public boolean end(Key key) {
        Bson end = Updates.set("endsAt", Date.from(key.life().endsAt()));
        Bson which = and(eq(key.id()), eq("program", key.program().value()));
        return Faults.translated("ending a key", () -> keys.updateOne(which, end))
                        .getMatchedCount()
                == 1;
    }

    private static Document document(Key key) {
        Binding binding = binding(key.grant().limits());
        Document document = new Document("_id", key.id())
                .append("program", key.program().value())
                .append("role", key.grant().role().wire())
                .append("merchant", binding.merchant())
                .append("store", binding.store())
                .append("terminal", binding.terminal())
                .append("member", binding.member())
                .append("label", key.grant().label())
                .append("hash", key.hash())
                .append("createdAt", Date.from(key.life().createdAt()));
        if (key.grant().limits() instanceof Merchants several) {
            document.append("merchants", several.names());
        }
        return key.life().endsAt().equals(Instant.MAX)
                ? document
                : document.append("endsAt", Date.from(key.life().endsAt()));
    }

    /**
     * A process of an earlier release knows nothing of several merchants. It reads one merchant with blanks in its name, as none can
     * have, and not none at all, which would be every merchant of the program.
     */
    private static Binding binding(Limits limits) {
        return switch (limits) {
            case Binding binding -> binding;
            case Merchants several -> new Binding(String.join(" ", several.names()), "", "", "");
        };
    }

    private static Limits limits(Document document) {
        List<String> several = document.getList("merchants", String.class);
        return several == null
                ? new Binding(
                        document.getString("merchant"),
                        document.getString("store"),
                        document.getString("terminal"),
                        document.getString("member"))
                : new Merchants(several.stream().map(MerchantId::new).toList());
    }

    private static Key key(Document document) {
        Date end = document.getDate("endsAt");
        return new Key(
                document.getString("_id"),
                new ProgramId(document.getString("program")),
                new Key.Grant(
                        Role.ofWire(document.getString("role")).orElseThrow(),
                        limits(document),
                        document.getString("label")),
                document.getString("hash"),
                new Key.Life(document.getDate("createdAt").toInstant(), end == null ? Instant.MAX : end.toInstant()));
    }
}
