package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The commands that find and count documents. */
final class Reads {
    private final Catalog catalog;
    private final Finder finder;
    private final Cursors cursors;

    Reads(Catalog catalog, Finder finder, Cursors cursors) {
        this.catalog = catalog;
        this.finder = finder;
        this.cursors = cursors;
    }

    Document find(Request request) {
        Body body = request.body();
        long limit = body.number("limit");
        boolean onePage = limit < 0 || body.isTrue("singleBatch");
        int pageSize = onePage ? (int) Math.abs(limit) : Cursors.firstPage(body);
        Query query = new Query(
                body.documentOrEmpty("filter"), body.documentOrEmpty("sort"), body.number("skip"), Math.abs(limit));
        Projection projection = new Projection(body.documentOrEmpty("projection"));
        Iterator<byte[]> documents = documents(request.namespace(), query, pageSize + 1);
        return cursors.begin(request.namespace(), projected(documents, projection), pageSize);
    }

    Document count(Request request) {
        Body body = request.body();
        Query query = new Query(
                body.documentOrEmpty("query"), new Document(), body.number("skip"), Math.abs(body.number("limit")));
        long counted = catalog.find(request.namespace())
                .map(collection -> count(collection, query))
                .orElse(0L);
        return Replies.ok(new Document("n", fitted(counted)));
    }

    Document distinct(Request request) {
        Optional<StoredCollection> collection = catalog.find(request.namespace());
        return collection
                .map(found -> new CollectionView(DatabaseView.EMPTY, found, finder)
                        .distinct(request.body().document()))
                .orElseGet(() -> Replies.ok(new Document("values", List.of())));
    }

    long count(StoredCollection collection, Query query) {
        if (query.filter().isEmpty() && query.skip() == 0 && query.limit() == 0) {
            return collection.count();
        }
        Iterator<byte[]> found = finder.find(collection, query, Integer.MAX_VALUE);
        long count = 0;
        while (found.hasNext()) {
            found.next();
            count++;
        }
        return count;
    }

    private Iterator<byte[]> documents(String namespace, Query query, int firstRead) {
        return catalog.find(namespace)
                .map(collection -> finder.find(collection, query, firstRead))
                .orElseGet(Collections::emptyIterator);
    }

    // A small count is an int, as clients of real servers expect.
    static Number fitted(long number) {
        boolean fits = number == (int) number;
        return fits ? (Number) (int) number : (Number) number;
    }

    private static Iterator<byte[]> projected(Iterator<byte[]> documents, Projection projection) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return documents.hasNext();
            }

            @Override
            public byte[] next() {
                return projection.of(documents.next());
            }
        };
    }
}
