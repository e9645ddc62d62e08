package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The commands that create, describe and drop indexes. */
final class Indexes {
    private final Disk disk;
    private final Catalog catalog;

    Indexes(Disk disk, Catalog catalog) {
        this.disk = disk;
        this.catalog = catalog;
    }

    Document create(Request request) {
        StoredCollection collection = catalog.obtain(request.namespace());
        int before = collection.indexes().size();
        for (Document description : request.body().documents("indexes")) {
            create(collection, description);
        }
        disk.sync();
        return Replies.ok(new Document("numIndexesBefore", before)
                .append("numIndexesAfter", collection.indexes().size())
                .append("createdCollectionAutomatically", false));
    }

    private void create(StoredCollection collection, Document description) {
        Document normal = new Document("v", 2);
        description.forEach((name, value) -> {
            if (!name.equals("ns") && !name.equals("background")) {
                normal.put(name, value);
            }
        });
        collection.alone(() -> {
            if (isNew(collection, new IndexDefinition(0, normal))) {
                IndexDefinition index = new IndexDefinition(catalog.nextNumber(), normal);
                new IndexBuild(disk, collection, index).run();
                collection.addIndex(index);
                catalog.save(collection);
            }
            return collection;
        });
    }

    private static boolean isNew(StoredCollection collection, IndexDefinition wanted) {
        for (IndexDefinition index : collection.indexes()) {
            boolean sameKey = index.isSameKeyAs(wanted);
            if (sameKey && (index.isOnId() || index.isSameAs(wanted))) {
                return false;
            }
            if (index.name().equals(wanted.name())) {
                throw new MongoServerError(
                        86, "IndexKeySpecsConflict", "an index named " + wanted.name() + " exists and is different");
            }
            if (sameKey && index.partialFilter().equals(wanted.partialFilter())) {
                throw new MongoServerError(
                        85, "IndexOptionsConflict", "an index on the same fields exists: " + index.name());
            }
        }
        return true;
    }

    Document list(Request request) {
        StoredCollection collection = catalog.find(request.namespace())
                .orElseThrow(() ->
                        new MongoServerError(26, "NamespaceNotFound", "ns does not exist: " + request.namespace()));
        List<Document> descriptions =
                collection.indexes().stream().map(IndexDefinition::description).toList();
        return Replies.page(request.namespace(), "firstBatch", descriptions, 0);
    }

    Document drop(Request request) {
        Optional<StoredCollection> found = catalog.find(request.namespace());
        if (found.isPresent()) {
            StoredCollection collection = found.get();
            Object wanted = request.body().find("index").orElse("*");
            collection.alone(() -> {
                chosen(collection, wanted).forEach(index -> drop(collection, index));
                catalog.save(collection);
                return collection;
            });
            disk.sync();
        }
        return Replies.ok();
    }

    private void drop(StoredCollection collection, IndexDefinition index) {
        if (index.isOnId()) {
            throw new MongoServerError(72, "InvalidOptions", "cannot drop _id index");
        }
        collection.removeIndex(index);
        new IndexBuild(disk, collection, index).undo();
    }

    // Naming an index that is not there is no error.
    private static List<IndexDefinition> chosen(StoredCollection collection, Object wanted) {
        List<IndexDefinition> all = collection.indexes();
        return switch (wanted) {
            case String name
            when name.equals("*") ->
                collection.indexes().stream().filter(index -> !index.isOnId()).toList();
            case String name ->
                all.stream().filter(index -> index.name().equals(name)).toList();
            case Document key ->
                all.stream().filter(index -> index.key().equals(key)).toList();
            case Collection<?> names ->
                all.stream().filter(index -> names.contains(index.name())).toList();
            default -> throw new MongoServerError(14, "TypeMismatch", "an index is named by its name or its key");
        };
    }
}
