package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksIterator;

/** Counts documents and index entries one by one, and follows each entry to its document. */
final class Validation implements Command {
    private final Disk disk;
    private final Catalog catalog;

    Validation(Disk disk, Catalog catalog) {
        this.disk = disk;
        this.catalog = catalog;
    }

    @Override
    public Document run(Request request) {
        StoredCollection collection = catalog.find(request.namespace())
                .orElseThrow(() -> new MongoServerError(
                        26,
                        "NamespaceNotFound",
                        "Collection '" + request.namespace() + "' does not exist to validate."));
        return collection.alone(() -> validate(collection));
    }

    private Document validate(StoredCollection collection) {
        List<String> errors = new ArrayList<>();
        Document keysPerIndex = new Document();
        long records = 0;
        for (IndexDefinition index : collection.indexes()) {
            long entries = index.isOnId() ? count(index.prefix()) : follow(index, errors);
            records = index.isOnId() ? entries : records;
            keysPerIndex.put(index.name(), entries);
        }
        if (records != collection.count()) {
            errors.add("counted " + records + " documents, expected " + collection.count());
        }
        return Replies.ok(new Document("ns", collection.namespace())
                .append("nrecords", Reads.fitted(records))
                .append("nIndexes", collection.indexes().size())
                .append("keysPerIndex", keysPerIndex)
                .append("valid", errors.isEmpty())
                .append("errors", errors));
    }

    private long count(Bytes prefix) {
        long count = 0;
        try (View view = disk.view();
                RocksIterator documents = disk.iterator(Family.DOCUMENTS, view.options())) {
            documents.seek(prefix.array());
            while (documents.isValid() && Bytes.of(documents.key()).startsWith(prefix)) {
                count++;
                documents.next();
            }
        }
        return count;
    }

    private long follow(IndexDefinition index, List<String> errors) {
        long count = 0;
        try (View view = disk.view();
                RocksIterator entries = disk.iterator(Family.INDEXES, view.options())) {
            entries.seek(index.prefix().array());
            while (entries.isValid() && Bytes.of(entries.key()).startsWith(index.prefix())) {
                Bytes key = Bytes.of(entries.key());
                if (disk.get(Family.DOCUMENTS, IndexEntry.home(index, key, entries.value())) == null) {
                    errors.add("index " + index + " leads nowhere from " + key);
                }
                count++;
                entries.next();
            }
        }
        return count;
    }
}
