package io.guerdon.embedded.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Measures the store with entries of about 900 bytes, client and store in one process: inserts by several writers, look-ups,
 * a full read, the size on disk, and opening it again. Run by hand, with the heap the product has:
 *
 * <pre>java -Xmx512m -cp … io.guerdon.embedded.store.StoreMeasurement DIRECTORY ENTRIES</pre>
 */
final class StoreMeasurement {
    private static final int BATCH = 64;
    private static final int WRITERS = 4;
    private static final int LOOK_UPS = 50_000;
    private static final int CHAINS = 200_000;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final byte[] PREVIOUS = new byte[32];

    private final Path directory;
    private final long entries;

    private StoreMeasurement(Path directory, long entries) {
        this.directory = directory;
        this.entries = entries;
    }

    public static void main(String[] arguments) throws Exception {
        new StoreMeasurement(Path.of(arguments[0]), Long.parseLong(arguments[1])).run();
    }

    private void run() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> journal = client.getDatabase("measured").getCollection("journal");
            journal.createIndex(new Document("chain", 1).append("seq", 1), new IndexOptions().unique(true));
            journal.createIndex(new Document("chain", 1).append("key", 1), new IndexOptions().unique(true));
            report("insert/s, batches of " + BATCH + " by " + WRITERS, entries, () -> insert(journal));
            System.out.printf("disk: %d bytes per entry%n", size() / entries);
            report("look-ups by _id/s", LOOK_UPS, () -> lookUp(journal, StoreMeasurement::byId));
            report("look-ups by (chain, seq)/s", LOOK_UPS, () -> lookUp(journal, StoreMeasurement::byPlace));
            report("full read/s", entries, () -> readAll(journal));
        }
        long start = System.nanoTime();
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            double opened = seconds(start);
            long count = client.getDatabase("measured").getCollection("journal").estimatedDocumentCount();
            System.out.printf("opened again in %.2f s, answered %d after %.2f s%n", opened, count, seconds(start));
        }
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf("heap in use at the end: %d MiB; disk: %d bytes per entry%n", heap >> 20, size() / entries);
    }

    private void insert(MongoCollection<Document> journal) {
        AtomicLong next = new AtomicLong();
        inParallel(writer -> {
            Random random = new Random(writer);
            for (long n = next.getAndAdd(BATCH); n < entries; n = next.getAndAdd(BATCH)) {
                List<Document> batch = new ArrayList<>(BATCH);
                for (long i = n; i < Math.min(n + BATCH, entries); i++) {
                    batch.add(entry(i, random));
                }
                journal.insertMany(batch, new InsertManyOptions().ordered(false));
            }
        });
    }

    private static void inParallel(IntConsumer work) {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.execute(() -> work.accept(writer));
            }
        }
    }

    private void lookUp(MongoCollection<Document> journal, LongFunction<Document> query) {
        inParallel(reader -> {
            Random random = new Random(reader);
            for (int i = 0; i < LOOK_UPS / WRITERS; i++) {
                Document wanted = query.apply(random.nextLong(entries));
                if (journal.find(wanted).first() == null) {
                    throw new IllegalStateException("missing " + wanted);
                }
            }
        });
    }

    private void readAll(MongoCollection<Document> journal) {
        long read = 0;
        for (Document ignored : journal.find().batchSize(1_000)) {
            read += ignored.isEmpty() ? 0 : 1;
        }
        if (read != entries) {
            throw new IllegalStateException("read " + read + " of " + entries);
        }
    }

    private static Document byId(long n) {
        return new Document("_id", new Document("w", "01K9WRITER").append("n", n));
    }

    private static Document byPlace(long n) {
        return new Document("chain", chain(n)).append("seq", n / CHAINS);
    }

    private static String chain(long n) {
        return "member-%08d".formatted(n % CHAINS);
    }

    private static Document entry(long n, Random random) {
        Document legs =
                new Document("book", "member:points").append("unit", "pts").append("amount", random.nextLong(10_000));
        Document counter = new Document("book", "issuer:liability")
                .append("unit", "pts")
                .append("amount", -random.nextLong(10_000));
        Document lot = new Document("lot", "%016x".formatted(random.nextLong()))
                .append("opened", random.nextLong(10_000))
                .append("expires", Instant.ofEpochMilli(1_790_000_000_000L + random.nextInt()));
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return byId(n).append("chain", chain(n))
                .append("seq", n / CHAINS)
                .append("key", "%016x-%016x".formatted(random.nextLong(), n))
                .append("hash", hash)
                .append("kind", "earn")
                .append("effectiveAt", Instant.now())
                .append("recordedAt", Instant.now())
                .append("legs", List.of(legs, counter))
                .append("movements", List.of(lot))
                .append(
                        "trace",
                        List.of(
                                "base: 1 point per 1.00, step 1.00, rounded down",
                                "campaign spring: not a Tuesday",
                                "tier: silver x1.2"))
                .append(
                        "actor",
                        new Document("credential", "till-7")
                                .append("merchant", "corner-shop")
                                .append("store", "0042")
                                .append("terminal", "3"))
                .append("receipt", "R-%020d".formatted(random.nextLong(Long.MAX_VALUE)))
                .append(
                        "amounts",
                        new Document("gross", random.nextLong(100_000))
                                .append("net", random.nextLong(100_000))
                                .append("currency", "EUR"))
                .append(
                        "lines",
                        List.of(
                                "%016x".formatted(random.nextLong()),
                                "%016x".formatted(random.nextLong()),
                                "%016x".formatted(random.nextLong())))
                .append("prev", PREVIOUS);
    }

    private static void report(String what, long count, Runnable work) {
        long start = System.nanoTime();
        long cpuStart = PROCESS.getProcessCpuTime();
        work.run();
        double cpu = (PROCESS.getProcessCpuTime() - cpuStart) / 1e3;
        System.out.printf(
                "%s: %.0f, at %.1f us of processor each, client included%n", what, count / seconds(start), cpu / count);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private long size() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(StoreMeasurement::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
