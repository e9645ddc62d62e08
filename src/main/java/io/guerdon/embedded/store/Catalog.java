package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** Which collections there are, with which indexes, and how many documents each holds. Numbers are never used twice. */
final class Catalog {
    private static final Bytes LAST_NUMBER = Bytes.of(new byte[] {1});
    private static final Bytes ZERO = Bytes.of(new byte[] {0});
    private static final Bytes FIRST_NAMESPACE = Bytes.of(new byte[] {2});

    private final Disk disk;
    private final Map<String, StoredCollection> collections = new ConcurrentHashMap<>();
    private int lastNumber;

    Catalog(Disk disk) {
        this.disk = disk;
        this.lastNumber = (int) number(disk.get(Family.CATALOG, LAST_NUMBER));
        load();
    }

    Optional<StoredCollection> find(String namespace) {
        return Optional.ofNullable(collections.get(namespace));
    }

    Collection<StoredCollection> all() {
        return List.copyOf(collections.values());
    }

    /** The collections of one database. */
    List<StoredCollection> of(String database) {
        return collections.values().stream()
                .filter(collection -> collection.namespace().startsWith(database + "."))
                .toList();
    }

    StoredCollection obtain(String namespace) {
        StoredCollection existing = collections.get(namespace);
        return existing != null ? existing : create(namespace);
    }

    private synchronized StoredCollection create(String namespace) {
        return collections.computeIfAbsent(namespace, _ -> {
            int number = nextNumber();
            StoredCollection created =
                    new StoredCollection(namespace, number, List.of(IndexDefinition.onId(number)), 0);
            save(created);
            return created;
        });
    }

    /** A number for an index, on the disk before it is used. */
    synchronized int nextNumber() {
        lastNumber++;
        try (Batch batch = new Batch(disk)) {
            batch.put(Family.CATALOG, LAST_NUMBER, bytes(lastNumber));
            batch.write();
        }
        return lastNumber;
    }

    /** Writes down the collection and its indexes. */
    void save(StoredCollection collection) {
        try (Batch batch = new Batch(disk)) {
            describe(collection, batch);
            batch.write();
        }
    }

    /** Adds to a change what it makes of the collection's count, and of its indexes if any became multikey. */
    void record(StoredCollection collection, long count, Collection<IndexDefinition> newlyMultikey, Batch batch) {
        batch.put(Family.CATALOG, count(collection.number()), bytes(count));
        if (!newlyMultikey.isEmpty()) {
            describe(collection, batch);
        }
    }

    synchronized void drop(StoredCollection collection) {
        collection.alone(() -> {
            try (Batch batch = new Batch(disk)) {
                batch.deleteAll(Family.DOCUMENTS, Bytes.ofId(collection.number()));
                collection.indexes().forEach(index -> batch.deleteAll(Family.INDEXES, index.prefix()));
                batch.deleteAll(Family.CATALOG, name(collection.namespace()));
                batch.write();
            }
            collection.markDropped();
            return collections.remove(collection.namespace());
        });
    }

    private void describe(StoredCollection collection, Batch batch) {
        Document description = new Document("number", collection.number())
                .append(
                        "indexes",
                        collection.indexes().stream().map(IndexDefinition::save).toList());
        batch.put(Family.CATALOG, name(collection.namespace()), Bson.encode(description));
    }

    private void load() {
        try (View view = disk.view();
                RocksIterator entries = disk.iterator(Family.CATALOG, view.options())) {
            entries.seek(FIRST_NAMESPACE.array());
            while (entries.isValid()) {
                byte[] key = entries.key();
                String namespace = new String(key, 0, key.length - 1, StandardCharsets.UTF_8);
                collections.put(namespace, load(namespace, new Body(Bson.decode(entries.value()))));
                entries.next();
            }
        }
    }

    private StoredCollection load(String namespace, Body description) {
        int number = (int) description.number("number");
        List<IndexDefinition> indexes = description.documents("indexes").stream()
                .map(IndexDefinition::load)
                .toList();
        long count = number(disk.get(Family.CATALOG, count(number)));
        return new StoredCollection(namespace, number, indexes, count);
    }

    private static Bytes count(int number) {
        return ZERO.plus(Bytes.ofId(number));
    }

    // Ends in a zero, so that no namespace is the beginning of another.
    private static Bytes name(String namespace) {
        return Bytes.of(namespace.getBytes(StandardCharsets.UTF_8)).plus(ZERO);
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static long number(byte @Nullable [] bytes) {
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }
}
