package io.guerdon.mongo;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.SealedEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Measures sealing and inserting by hand, on the store that {@code SPRING_MONGODB_URI} names. */
final class JournalSpeed {
    private static final int SEALS = 200_000;
    private static final int DOCUMENTS = 100_000;

    private JournalSpeed() {}

    /** Prints what it measured. */
    public static void main(String[] args) {
        try (var client = MongoClients.create(System.getenv("SPRING_MONGODB_URI"))) {
            MongoDatabase database = client.getDatabase("speed");
            database.drop();
            Journal journal = MongoJournal.open(database);
            for (int round = 0; round < 5; round++) {
                seal(journal);
            }
            for (int size : List.of(64, 1_000, 64, 1_000)) {
                insert(journal, "w" + System.nanoTime(), size);
            }
        }
    }

    private static void seal(Journal journal) {
        Entry entry = Entries.purchase(new EntryId("w1a2b3", 1_234), Entries.chain("mem_4f2k9q7r"), 42);
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < SEALS; i++) {
            bytes += journal.seal(entry).stored().length;
        }
        double micros = (System.nanoTime() - start) / 1e3 / SEALS;
        System.out.printf("seal %.2f us per entry, %d bytes%n", micros, bytes / SEALS);
    }

    private static void insert(Journal journal, String writer, int size) {
        long inserting = 0;
        for (int from = 0; from < DOCUMENTS; from += size) {
            int first = from;
            List<SealedEntry> batch = IntStream.range(0, size)
                    .mapToObj(i -> Entries.purchase(
                            new EntryId(writer, first + i + 1),
                            Entries.chain("mem_" + writer + (first + i) % 9_973),
                            first + i + 1))
                    .map(journal::seal)
                    .toList();
            long start = System.nanoTime();
            journal.insert(batch);
            inserting += System.nanoTime() - start;
        }
        double seconds = Duration.ofNanos(inserting).toMillis() / 1e3;
        System.out.printf("insert batches of %d: %.0f docs/s%n", size, DOCUMENTS / seconds);
    }
}
