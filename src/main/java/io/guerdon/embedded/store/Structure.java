package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Optional;

/** The commands that create, describe and drop collections. */
final class Structure {
    private final Disk disk;
    private final Catalog catalog;

    Structure(Disk disk, Catalog catalog) {
        this.disk = disk;
        this.catalog = catalog;
    }

    /** Creating what exists is no error, nor is dropping what does not. */
    Document create(Request request) {
        if (request.body().isTrue("capped")) {
            throw new MongoServerError(115, "CommandNotSupported", "the embedded store has no capped collections");
        }
        catalog.obtain(request.namespace());
        disk.sync();
        return Replies.ok();
    }

    Document drop(Request request) {
        Optional<StoredCollection> collection = catalog.find(request.namespace());
        collection.ifPresent(catalog::drop);
        disk.sync();
        return Replies.ok(new Document("ns", request.namespace()));
    }

    Document dropDatabase(Request request) {
        catalog.of(request.database()).forEach(catalog::drop);
        disk.sync();
        return Replies.ok(new Document("dropped", request.database()));
    }

    Document listCollections(Request request) {
        String namespace = request.database() + ".$cmd.listCollections";
        Document filter = request.body().documentOrEmpty("filter");
        QueryFilter wanted = new QueryFilter(filter);
        List<Document> collections = catalog.of(request.database()).stream()
                .map(Structure::describe)
                .filter(collection -> wanted.matches(Bson.encode(collection)))
                .toList();
        return Replies.page(namespace, "firstBatch", collections, 0);
    }

    Document listDatabases(Request request) {
        List<Document> databases = catalog.all().stream()
                .map(StoredCollection::database)
                .distinct()
                .sorted()
                .map(name -> new Document("name", name).append("empty", false))
                .toList();
        return Replies.ok(new Document("databases", databases));
    }

    Document collectionStatistics(Request request) {
        Number count = catalog.find(request.namespace())
                .map(collection -> Reads.fitted(collection.count()))
                .orElse(0);
        return Replies.ok(new Document("ns", request.namespace()).append("count", count));
    }

    private static Document describe(StoredCollection collection) {
        return new Document("name", collection.name())
                .append("type", "collection")
                .append("options", new Document())
                .append("info", new Document("readOnly", false))
                .append("idIndex", collection.indexes().getFirst().description());
    }
}
