package io.guerdon.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ServerMonitoringMode;
import io.guerdon.embedded.store.EmbeddedStore;
import io.guerdon.ledger.StoreUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many customers at once while the store is slow, does not answer, answers nobody, or acts after its caller has given up, and the
 * wires to it break. {@code -Dguerdon.faults.seed=…} for another course of events, {@code -Dguerdon.faults.operations=…} for a longer
 * one.
 */
@Tag("store")
class FaultyStoreTest {
    private static final long SEED = Long.getLong("guerdon.faults.seed", 1);
    private static final int OPERATIONS = Integer.getInteger("guerdon.faults.operations", 1_500);
    private static final int MISHAPS_PERCENT = 4;
    private static final int FAULTS_PER_THOUSAND = 4;
    private static final long ROOM = 1 << 24;
    private static final long HARDLY_ANY_ROOM = 20_000;

    @TempDir
    private Path directory;

    @Test
    void severalProcessesDoWhatTheyAcknowledgeOnceAndNothingElse() throws Exception {
        rehearse(SEED, 2, Duration.ZERO, ROOM);
    }

    @Test
    void aProcessThatIsAloneAndShortOfMemoryDoesSoTooAndShowsIt() throws Exception {
        rehearse(SEED + 1, 1, Duration.ofDays(1), HARDLY_ANY_ROOM);
    }

    private void rehearse(long seed, int processes, Duration alone, long room) throws Exception {
        String server = System.getenv().getOrDefault("SPRING_MONGODB_URI", "");
        if (!server.isEmpty()) {
            rehearse(new ConnectionString(server), seed, processes, alone, room);
            return;
        }
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"))) {
            rehearse(new ConnectionString(store.connectionString()), seed, processes, alone, room);
        }
    }

    private static void rehearse(ConnectionString server, long seed, int processes, Duration alone, long room)
            throws Exception {
        int port = Integer.parseInt(server.getHosts().getFirst().split(":")[1]);
        List<Node> nodes = new ArrayList<>();
        try (FaultyWire wire = new FaultyWire(port, seed, FAULTS_PER_THOUSAND);
                MongoClient direct = MongoClients.create(server);
                MongoClient spoilt = MongoClients.create(through(wire))) {
            MongoDatabase database = direct.getDatabase(Node.DATABASE);
            database.drop();
            List<Mishaps> mishaps = new ArrayList<>();
            for (int n = 0; n < processes; n++) {
                mishaps.add(new Mishaps(seed * 100 + n, MISHAPS_PERCENT));
                nodes.add(node("w" + n, database, spoilt, mishaps.getLast(), alone, room));
            }
            Customers customers = new Customers(nodes, seed);
            customers.shop(OPERATIONS);
            wire.end();
            nodes.forEach(Node::settle);

            assertThat(customers.surprises()).isEmpty();
            assertThat(nodes).allSatisfy(node -> assertThat(node.surprises()).isEmpty());
            new Audit(database, customers.answers()).passes();
            long befallen = mishaps.stream().mapToLong(Mishaps::count).sum();
            assertThat(befallen).isPositive();
            assertThat(wire.count()).isPositive();
            System.out.printf(
                    "%d operations, %d calls and %d exchanges spoilt, %d times told to come back%n",
                    customers.answers().size(), befallen, wire.count(), customers.turnedAway());
        } finally {
            nodes.forEach(Node::close);
        }
    }

    /** The collections and indexes are there before anything goes wrong. */
    private static Node node(
            String name, MongoDatabase direct, MongoClient spoilt, Mishaps mishaps, Duration alone, long room) {
        io.guerdon.mongo.MongoJournal.open(direct).close();
        io.guerdon.mongo.MongoSnapshots.open(direct);
        return Awaitility.await()
                .ignoreException(StoreUnavailable.class)
                .until(() -> new Node(name, spoilt, mishaps, alone, room), Objects::nonNull);
    }

    private static MongoClientSettings through(FaultyWire wire) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + wire.port()))
                .retryWrites(false)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.serverMonitoringMode(ServerMonitoringMode.POLL)
                        .minHeartbeatFrequency(10, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(1, TimeUnit.SECONDS).readTimeout(250, TimeUnit.MILLISECONDS))
                .build();
    }
}
