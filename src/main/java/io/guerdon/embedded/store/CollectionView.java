package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.stream.Stream;

/** A stored collection, for the library's aggregation to read from. */
final class CollectionView extends LibraryCollection {
    private final Finder finder;
    private final StoredCollection collection;

    CollectionView(MongoDatabase database, StoredCollection collection, Finder finder) {
        super(database, collection.name());
        this.finder = finder;
        this.collection = collection;
    }

    @Override
    Stream<Document> documents(Query query) {
        return finder.stream(collection, query);
    }
}
