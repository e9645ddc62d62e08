package io.guerdon.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store promises beyond one run of the process. */
class DurabilityTest {
    private static final int ROUNDS = 3;
    private static final int ACKNOWLEDGED_BEFORE_THE_END = 150;

    /** A whole line of the killed process; the last one may have been cut off anywhere. */
    private static final Pattern REPORT = Pattern.compile("(\\d+) (\\d+)\\.");

    @TempDir
    private Path directory;

    @Test
    void keepsEverythingAcknowledgedThroughKills() throws Exception {
        List<Acknowledged> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(insertUntilKilled("writer" + round));
            try (EmbeddedStore store = EmbeddedStore.open(directory);
                    MongoClient client = MongoClients.create(store.connectionString())) {
                assertAllThere(client, acknowledged);
            }
        }
    }

    private record Acknowledged(String writer, long first, long last) {}

    private List<Acknowledged> insertUntilKilled(String writer) throws IOException, InterruptedException {
        Process process = Victim.start(directory, writer);
        List<Acknowledged> acknowledged = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher report = REPORT.matcher(line);
                if (report.matches()) {
                    long first = Long.parseLong(report.group(1));
                    acknowledged.add(new Acknowledged(writer, first, Long.parseLong(report.group(2))));
                }
                if (acknowledged.size() == ACKNOWLEDGED_BEFORE_THE_END) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_END);
        return acknowledged;
    }

    private static void assertAllThere(MongoClient client, List<Acknowledged> acknowledged) {
        MongoCollection<Document> journal = client.getDatabase("durable").getCollection("journal");
        for (Acknowledged batch : acknowledged) {
            Document range = new Document("$gte", Victim.id(batch.writer(), batch.first()))
                    .append("$lte", Victim.id(batch.writer(), batch.last()));
            assertThat(journal.countDocuments(new Document("_id", range))).isEqualTo(batch.last() - batch.first() + 1);
        }
        Document validation = client.getDatabase("durable").runCommand(new Document("validate", "journal"));
        assertThat(validation).containsEntry("valid", true);
        Document keys = validation.get("keysPerIndex", Document.class);
        assertThat(keys.values()).allMatch(count -> count.equals(keys.get("_id_")));
    }

    @Test
    void opensAgainAsItWasClosed() {
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            things.createIndex(new Document("tags", 1), new IndexOptions().unique(true));
            things.insertOne(new Document("_id", 1).append("tags", List.of("a", "b")));
            things.insertOne(new Document("_id", 2).append("tags", List.of("c")));
            things.deleteOne(new Document("_id", 2));
            client.getDatabase("d").getCollection("gone").insertOne(new Document());
            client.getDatabase("d").getCollection("gone").drop();
        }
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            assertThat(things.estimatedDocumentCount()).isEqualTo(1);
            assertThat(things.find(new Document("tags", new Document("$in", List.of("a", "b", "c")))))
                    .hasSize(1);
            assertThat(things.listIndexes()).hasSize(2);
            assertThat(client.getDatabase("d").listCollectionNames()).containsExactly("things");
            assertThatThrownBy(() -> things.insertOne(new Document("_id", 3).append("tags", "b")))
                    .hasMessageContaining("E11000");
        }
    }

    @RepeatedTest(2)
    void tellsASecondOwnerThatTheDirectoryIsInUse() {
        try (EmbeddedStore first = EmbeddedStore.open(directory)) {
            assertThat(first.connectionString()).startsWith("mongodb://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedStore.open(directory))
                    .isInstanceOf(StorageFailure.class)
                    .hasMessage("another process is using the store in " + directory + "; stop it first");
        }
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThatThrownBy(() -> EmbeddedStore.open(directory, new InetSocketAddress("0.0.0.0", 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void removesWhatHasExpired() {
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (EmbeddedStore store = EmbeddedStore.open(directory, anyPort, Clock.fixed(now, ZoneOffset.UTC));
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            things.createIndex(new Document("at", 1), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
            things.insertMany(List.of(
                    new Document("_id", "old").append("at", now.minusSeconds(61)),
                    new Document("_id", "young").append("at", now.minusSeconds(60)),
                    new Document("_id", "timeless").append("at", "text")));
            store.sweep();
            assertThat(things.find().sort(new Document("_id", 1)))
                    .extracting(found -> found.get("_id"))
                    .containsExactly("timeless", "young");
        }
    }
}
