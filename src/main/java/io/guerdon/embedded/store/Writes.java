package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Inserts and deletes. Each replies only when what it did is on the disk, unless its client does not wait for that. */
final class Writes {
    /** Documents removed together, so that a large delete needs little memory. */
    private static final int REMOVED_TOGETHER = 1_000;

    private final Disk disk;
    private final Catalog catalog;

    Writes(Disk disk, Catalog catalog) {
        this.disk = disk;
        this.catalog = catalog;
    }

    Document insert(Request request) {
        List<byte[]> documents = request.documents();
        StoredCollection collection = catalog.obtain(request.namespace());
        List<Document> errors = new ArrayList<>();
        int inserted = collection.alone(() -> insert(collection, documents, request.isOrdered(), errors));
        disk.syncFor(request);
        return reply(new Document("n", inserted), errors);
    }

    /** How many went in; the caller holds the collection's lock. */
    int insert(StoredCollection collection, List<byte[]> documents, boolean ordered, List<Document> errors) {
        int inserted = 0;
        try (Change change = new Change(disk, catalog, collection)) {
            for (int i = 0; i < documents.size() && (errors.isEmpty() || !ordered); i++) {
                try {
                    change.insert(IdFirst.of(documents.get(i)));
                    inserted++;
                } catch (MongoServerException e) {
                    errors.add(Replies.writeError(i, e));
                }
            }
            change.commit();
        }
        return inserted;
    }

    Document delete(Request request) {
        Optional<StoredCollection> collection = catalog.find(request.namespace());
        long removed = 0;
        for (Document statement : request.statements("deletes")) {
            Body delete = new Body(statement);
            if (collection.isPresent()) {
                removed += delete(collection.get(), delete.documentOrEmpty("q"), delete.number("limit"));
            }
        }
        disk.syncFor(request);
        return reply(new Document("n", Reads.fitted(removed)), List.of());
    }

    /** How many were removed; at most {@code limit}, unless that is zero. */
    long delete(StoredCollection collection, Document query, long limit) {
        return collection.alone(() -> {
            QueryFilter filter = new QueryFilter(query);
            Plan plan = collection.plan(filter, new SortOrder(new Document()));
            Trail trail = Trail.along(plan, disk, null);
            try (Matches matches = new Matches(trail, plan, filter, new HashSet<>());
                    Change change = new Change(disk, catalog, collection)) {
                long removed = remove(matches, change, limit);
                change.commit();
                return removed;
            }
        });
    }

    private static long remove(Matches matches, Change change, long limit) {
        long removed = 0;
        @Nullable Row row = matches.next();
        while (row != null) {
            change.remove(row.home(), row.document());
            removed++;
            if (removed % REMOVED_TOGETHER == 0) {
                change.commit();
            }
            row = removed == limit ? null : matches.next();
        }
        return removed;
    }

    static Document reply(Document reply, List<Document> errors) {
        if (!errors.isEmpty()) {
            reply.append("writeErrors", errors);
        }
        return Replies.ok(reply);
    }
}
