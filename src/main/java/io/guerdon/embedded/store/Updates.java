package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The update command. What it finds and what it makes of it are one step for every other writer of the collection. */
final class Updates {
    private final Disk disk;
    private final Catalog catalog;

    Updates(Disk disk, Catalog catalog) {
        this.disk = disk;
        this.catalog = catalog;
    }

    Document update(Request request) {
        StoredCollection collection = catalog.obtain(request.namespace());
        Tally tally = new Tally();
        List<Document> statements = request.statements("updates");
        for (int i = 0; i < statements.size() && (tally.errors.isEmpty() || !request.isOrdered()); i++) {
            try {
                update(collection, new Body(statements.get(i)), i, tally);
            } catch (MongoServerException e) {
                tally.errors.add(Replies.writeError(i, e));
            }
        }
        disk.syncFor(request);
        return tally.reply();
    }

    private void update(StoredCollection collection, Body statement, int index, Tally tally) {
        if (!statement.list("arrayFilters").isEmpty()) {
            throw new FailedToParseException("the embedded store has no arrayFilters");
        }
        Document selector = statement.documentOrEmpty("q");
        Modification modification =
                new Modification(selector, statement.find("u").orElseThrow());
        boolean all = statement.isTrue("multi");
        if (all && modification.isReplacement()) {
            throw new FailedToParseException("multi update is not supported for replacement-style update");
        }
        collection.alone(() -> {
            boolean found = modify(collection, new QueryFilter(selector), modification, all, tally);
            if (!found && statement.isTrue("upsert")) {
                tally.upserted(index, insert(collection, modification));
            }
            return found;
        });
    }

    private boolean modify(
            StoredCollection collection, QueryFilter filter, Modification modification, boolean all, Tally tally) {
        Plan plan = collection.plan(filter, new SortOrder(new Document()));
        Trail trail = Trail.along(plan, disk, null);
        boolean found = false;
        try (Matches matches = new Matches(trail, plan, filter, new HashSet<>());
                Change change = new Change(disk, catalog, collection)) {
            @Nullable Row row = matches.next();
            while (row != null) {
                found = true;
                tally.matched(replace(change, row.home(), row.document(), modification.of(row.document())));
                row = all ? matches.next() : null;
            }
        }
        return found;
    }

    /** Writes the document if it is another; true if it was. */
    static boolean replace(Change change, Bytes home, byte[] before, byte[] after) {
        if (Arrays.equals(before, after)) {
            return false;
        }
        change.replace(home, before, after);
        change.commit();
        return true;
    }

    /** Inserts what the update makes of nothing. */
    byte[] insert(StoredCollection collection, Modification modification) {
        try (Change change = new Change(disk, catalog, collection)) {
            byte[] document = modification.ofNothing();
            change.insert(document);
            change.commit();
            return document;
        }
    }

    /** What an update command did, part by part. */
    private static final class Tally {
        private final List<Document> upserts = new ArrayList<>();
        private final List<Document> errors = new ArrayList<>();
        private long matched;
        private long modified;

        void matched(boolean changed) {
            matched++;
            modified += changed ? 1 : 0;
        }

        void upserted(int index, byte[] document) {
            matched++;
            Object id = Bson.value(IdFirst.id(document).orElseThrow());
            upserts.add(new Document("index", index).append("_id", id));
        }

        Document reply() {
            Document reply = new Document("n", Reads.fitted(matched)).append("nModified", Reads.fitted(modified));
            if (!upserts.isEmpty()) {
                reply.append("upserted", upserts);
            }
            return Writes.reply(reply, errors);
        }
    }
}
