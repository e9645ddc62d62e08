package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.guerdon.embedded.store.EmbeddedStore;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ChainId;
import io.guerdon.publishing.PartnerId;
import io.guerdon.unit.MerchantId;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a majority has may not be undone; so nothing counts as written before it is there, and nothing else is built on. */
class MajorityTest {
    private static final ChainId ANNA = Entries.chain("mem_anna");
    private static final Set<String> WRITES = Set.of("insert", "update");

    @TempDir
    private Path directory;

    private EmbeddedStore store;
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void snapshotsAreWithAMajorityBeforeTheyCountAsWritten() {
        on("", database -> snapshots(MongoSnapshots.open(ofASet(database))));

        assertThat(sent)
                .contains(
                        "update accounts w majority",
                        "insert accounts w majority",
                        "update accounts w majority, journaled");
    }

    /** It acknowledges what a majority is asked to have before it is on its disk. */
    @Test
    void aServerThatStandsAloneIsAskedForItselfAndItsDisk() {
        on("", this::everything);
        on("?w=majority", this::everything);

        assertThat(sent)
                .contains("update accounts w 1, journaled", "insert accounts w 1", "find accounts of any")
                .noneMatch(command -> command.contains("majority"));
    }

    @Test
    void nothingIsReadThatAMajorityDoesNotHave() {
        on("", database -> everything(ofASet(database)));

        assertThat(sent.stream().filter(command -> command.startsWith("find")).distinct())
                .containsExactlyInAnyOrder(
                        "find journal of majority",
                        "find claims of majority",
                        "find accounts of majority",
                        "find partner_chain of majority",
                        "find writers of majority");
    }

    @Test
    void whoAsksForFewerMembersReadsWhatTheyHave() {
        on("?w=1", database -> everything(ofASet(database)));

        assertThat(sent)
                .contains("insert accounts w 1", "find accounts of any")
                .noneMatch(command -> command.contains("majority"));
    }

    private void everything(MongoDatabase database) {
        snapshots(MongoSnapshots.open(database));
        try (MongoJournal journal = MongoJournal.open(database);
                MongoClaims claims = MongoClaims.open(database)) {
            journal.after(ANNA, 0, 9);
            claims.holder("receipt");
        }
        MongoPartnerJournal.open(database).last(new PartnerId(ANNA.program(), new MerchantId("cafe")));
        MongoWriters.open(database).all();
    }

    private static void snapshots(MongoSnapshots snapshots) {
        List<AccountState> states = new Wandering(9, ANNA).states().limit(2).toList();
        snapshots.writeFirst(states.subList(0, 1));
        snapshots.write(states);
        snapshots.park(ANNA, 9);
        snapshots.find(ANNA);
        snapshots.close();
    }

    /** The same of a replica set: the embedded store is none. */
    private static MongoDatabase ofASet(MongoDatabase alone) {
        return (MongoDatabase) Proxy.newProxyInstance(
                MongoDatabase.class.getClassLoader(),
                new Class<?>[] {MongoDatabase.class},
                (_, method, arguments) -> method.getName().equals("runCommand")
                        ? new BsonDocument("setName", new BsonString("rs0"))
                        : method.invoke(alone, arguments));
    }

    private void on(String options, Consumer<MongoDatabase> work) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(store.connectionString() + "/" + options))
                .addCommandListener(new Listening())
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            work.accept(client.getDatabase("guerdon"));
        }
    }

    /** Notes of each command what it is, of which collection, and what it asks for. */
    private final class Listening implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            BsonDocument command = event.getCommand();
            String name = event.getCommandName();
            if (WRITES.contains(name)) {
                BsonDocument concern = command.getDocument("writeConcern");
                String journaled = concern.containsKey("j") ? ", journaled" : "";
                note(event, "w " + text(concern, "w") + journaled);
            } else if (name.equals("find")) {
                BsonDocument concern = command.getDocument("readConcern", new BsonDocument());
                note(event, "of " + (concern.isEmpty() ? "any" : text(concern, "level")));
            }
        }

        private void note(CommandStartedEvent event, String asked) {
            String name = event.getCommandName();
            sent.add(name + " " + event.getCommand().getString(name).getValue() + " " + asked);
        }

        private static String text(BsonDocument concern, String field) {
            return concern.get(field).isString()
                    ? concern.getString(field).getValue()
                    : String.valueOf(concern.getNumber(field).intValue());
        }
    }
}
