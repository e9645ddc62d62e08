package io.guerdon.embedded.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.bson.Document;

/** A process that inserts, and prints what was acknowledged, until it is killed. */
final class Victim {
    private static final int BATCH = 50;
    private static final int WRITERS = 3;

    private Victim() {}

    static Process start(Path directory, String writer) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        directory.toString(),
                        writer)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]));
        MongoClient client = MongoClients.create(store.connectionString());
        MongoCollection<Document> journal = client.getDatabase("durable").getCollection("journal");
        journal.createIndex(new Document("chain", 1).append("seq", 1), new IndexOptions().unique(true));
        AtomicLong next = new AtomicLong();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(() -> insertForEver(journal, arguments[1], next));
            }
        }
    }

    static Document id(String writer, long n) {
        return new Document("w", writer).append("n", n);
    }

    private static void insertForEver(MongoCollection<Document> journal, String writer, AtomicLong next) {
        while (true) {
            long first = next.getAndAdd(BATCH);
            List<Document> batch = LongStream.range(first, first + BATCH)
                    .mapToObj(n -> new Document("_id", id(writer, n))
                            .append("chain", writer + n % 10)
                            .append("seq", n))
                    .toList();
            journal.insertMany(batch, new InsertManyOptions().ordered(false));
            report(first, first + BATCH - 1);
        }
    }

    // One write of one whole line, told to be whole by the full stop.
    private static synchronized void report(long first, long last) {
        System.out.println(first + " " + last + ".");
    }
}
