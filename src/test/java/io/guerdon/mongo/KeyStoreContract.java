package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.guerdon.access.Binding;
import io.guerdon.access.Key;
import io.guerdon.access.Limits;
import io.guerdon.access.Merchants;
import io.guerdon.access.Role;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Keys are read as they were written, whatever they are limited to. */
abstract class KeyStoreContract {
    private static final ProgramId PROGRAM = new ProgramId("demo");
    private static final Instant AT = Instant.ofEpochMilli(1_000);
    private static final Merchants SEVERAL = new Merchants(List.of(new MerchantId("gym"), new MerchantId("cafe")));

    abstract MongoDatabase empty();

    private static Key key(String id, Limits limits) {
        Key.Grant grant = new Key.Grant(Role.PARTNER, limits, "a label");
        return new Key(id, PROGRAM, grant, "hash", new Key.Life(AT, Instant.MAX));
    }

    @Test
    void readsWhatWasWritten() {
        MongoKeys keys = MongoKeys.open(empty());
        List<Key> written = List.of(
                key("1", SEVERAL),
                key("2", new Binding("cafe", "s1", "t1", "")),
                key("3", new Binding("", "", "", "mem_a")),
                key("4", Binding.NONE));
        written.forEach(key -> assertThat(keys.add(key)).isTrue());
        assertThat(keys.add(key("1", Binding.NONE))).isFalse();

        assertThat(keys.find("1")).contains(written.getFirst());
        assertThat(keys.of(PROGRAM)).isEqualTo(written);
        Key ended = written.getFirst().endingAt(AT.plusSeconds(1));
        assertThat(keys.end(ended)).isTrue();
        assertThat(keys.find("1")).contains(ended);
    }

    @Test
    void readsKeysFromBeforeThereWereSeveralMerchants() {
        MongoDatabase database = empty();
        Document old = new Document("_id", "old")
                .append("program", "demo")
                .append("role", "partner")
                .append("merchant", "cafe")
                .append("store", "")
                .append("terminal", "")
                .append("member", "")
                .append("label", "a label")
                .append("hash", "hash")
                .append("createdAt", Date.from(AT));
        database.getCollection("keys").insertOne(old);
        MongoKeys keys = MongoKeys.open(database);

        assertThat(keys.find("old")).contains(key("old", new Binding("cafe", "", "", "")));
        keys.add(key("new", new Binding("cafe", "", "", "")));
        assertThat(raw(database, "new").append("_id", "old")).isEqualTo(old);
    }

    @Test
    void processesFromBeforeTakeAKeyOfSeveralMerchantsForOneOfNobody() {
        MongoDatabase database = empty();
        MongoKeys.open(database).add(key("1", SEVERAL));

        String merchant = raw(database, "1").getString("merchant");
        assertThat(new Binding(merchant, "", "", "").scope()).isEqualTo(SEVERAL.scope());
        Assertions.assertThatThrownBy(() -> new MerchantId(merchant)).isInstanceOf(IllegalArgumentException.class);
        assertThat(raw(database, "1").getList("merchants", String.class)).containsExactly("cafe", "gym");
    }

    private static Document raw(MongoDatabase database, String id) {
        Document found =
                database.getCollection("keys").find(new Document("_id", id)).first();
        assertThat(found).isNotNull();
        return found == null ? new Document() : found;
    }
}
