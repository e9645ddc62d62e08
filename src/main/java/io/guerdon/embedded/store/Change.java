package io.guerdon.embedded.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Documents to be written and removed together, with all their index entries. Each document is checked against every
 * unique index when it is added, also against those added before it; one that violates an index leaves the change as it
 * was. To be used by one thread that holds the collection's lock.
 */
final class Change implements AutoCloseable {
    private final Disk disk;
    private final Catalog catalog;
    private final StoredCollection collection;
    private final Batch batch;
    private final Set<Bytes> taken = new HashSet<>();
    private final Set<IndexDefinition> newlyMultikey = new HashSet<>();
    private long count;

    Change(Disk disk, Catalog catalog, StoredCollection collection) {
        this.disk = disk;
        this.batch = new Batch(disk);
        this.catalog = catalog;
        this.collection = collection;
        this.count = collection.count();
    }

    void insert(byte[] document) {
        Bytes home = home(document);
        List<IndexEntry> entries = entries(document, home);
        List<Bytes> claimed = new ArrayList<>();
        claim(Family.DOCUMENTS, home, collection.indexes().getFirst(), document, claimed);
        claim(entries, document, claimed);
        put(home, document, entries);
        count++;
    }

    void replace(Bytes home, byte[] before, byte[] after) {
        List<IndexEntry> old = entries(before, home);
        List<IndexEntry> fresh = entries(after, home);
        List<IndexEntry> added = new ArrayList<>(fresh);
        added.removeAll(old);
        claim(added, after, new ArrayList<>());
        old.removeAll(fresh);
        old.forEach(this::delete);
        put(home, after, added);
    }

    void remove(Bytes home, byte[] document) {
        entries(document, home).forEach(this::delete);
        batch.delete(Family.DOCUMENTS, home);
        count--;
    }

    /** Writes everything at once; the machine's crash is survived only after {@link Disk#sync}. */
    void commit() {
        if (batch.isEmpty()) {
            return;
        }
        newlyMultikey.forEach(IndexDefinition::markMultikey);
        catalog.record(collection, count, newlyMultikey, batch);
        batch.write();
        collection.count(count);
        taken.clear();
        newlyMultikey.clear();
    }

    private void put(Bytes home, byte[] document, List<IndexEntry> entries) {
        batch.put(Family.DOCUMENTS, home, document);
        entries.forEach(entry -> batch.put(Family.INDEXES, entry.key(), entry.value()));
    }

    private void delete(IndexEntry entry) {
        batch.delete(Family.INDEXES, entry.key());
        taken.remove(entry.key());
    }

    /** Where the document is kept, or would be. */
    Bytes home(byte[] document) {
        return IndexKeys.of(collection.indexes().getFirst(), document).values().getFirst();
    }

    private List<IndexEntry> entries(byte[] document, Bytes home) {
        List<IndexEntry> entries = new ArrayList<>();
        for (IndexDefinition index : collection.indexes()) {
            if (!index.isOnId()) {
                IndexKeys keys = IndexKeys.of(index, document);
                keys.values().forEach(values -> entries.add(new IndexEntry(index, values, home)));
                if (keys.throughArray() && !index.isMultikey()) {
                    newlyMultikey.add(index);
                }
            }
        }
        return entries;
    }

    private void claim(List<IndexEntry> entries, byte[] document, List<Bytes> claimed) {
        for (IndexEntry entry : entries) {
            if (entry.index().isUnique()) {
                claim(Family.INDEXES, entry.key(), entry.index(), document, claimed);
            }
        }
    }

    private void claim(Family family, Bytes key, IndexDefinition index, byte[] document, List<Bytes> claimed) {
        boolean free = !taken.contains(key) && disk.get(family, key) == null;
        if (!free) {
            claimed.forEach(taken::remove);
            throw DuplicateKey.of(collection, index, document);
        }
        taken.add(key);
        claimed.add(key);
    }

    @Override
    public void close() {
        batch.close();
    }
}
