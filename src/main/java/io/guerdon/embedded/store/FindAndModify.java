package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Finds one document, changes or removes it, and replies with it as it was or as it is now, all in one step. */
final class FindAndModify implements Command {
    private final Disk disk;
    private final Catalog catalog;
    private final Finder finder;
    private final Updates updates;

    FindAndModify(Disk disk, Catalog catalog, Finder finder, Updates updates) {
        this.disk = disk;
        this.catalog = catalog;
        this.finder = finder;
        this.updates = updates;
    }

    @Override
    public Document run(Request request) {
        StoredCollection collection = catalog.obtain(request.namespace());
        Document reply = collection.alone(() -> run(collection, request.body()));
        disk.sync();
        return Replies.ok(reply);
    }

    private Document run(StoredCollection collection, Body body) {
        Document selector = body.documentOrEmpty("query");
        Query query = new Query(selector, body.documentOrEmpty("sort"), 0, 1);
        Iterator<byte[]> found = finder.find(collection, query, 1);
        Projection fields = new Projection(body.documentOrEmpty("fields"));
        byte[] before = found.hasNext() ? found.next() : null;
        if (body.isTrue("remove")) {
            return remove(collection, before, fields);
        }
        Object update = body.find("update")
                .orElseThrow(() -> new FailedToParseException("Either an update or remove=true must be specified"));
        Modification modification = new Modification(selector, update);
        if (before == null) {
            return body.isTrue("upsert")
                    ? upsert(collection, modification, body, fields)
                    : reply(new Document("n", 0).append("updatedExisting", false), null, fields);
        }
        byte[] after = replace(collection, before, modification);
        Document outcome = new Document("n", 1).append("updatedExisting", true);
        return reply(outcome, body.isTrue("new") ? after : before, fields);
    }

    private Document remove(StoredCollection collection, byte @Nullable [] before, Projection fields) {
        if (before == null) {
            return reply(new Document("n", 0), null, fields);
        }
        try (Change change = new Change(disk, catalog, collection)) {
            change.remove(change.home(before), before);
            change.commit();
        }
        return reply(new Document("n", 1), before, fields);
    }

    private Document upsert(StoredCollection collection, Modification modification, Body body, Projection fields) {
        byte[] inserted = updates.insert(collection, modification);
        Object id = Bson.value(IdFirst.id(inserted).orElseThrow());
        Document outcome = new Document("n", 1).append("updatedExisting", false).append("upserted", id);
        return reply(outcome, body.isTrue("new") ? inserted : null, fields);
    }

    private byte[] replace(StoredCollection collection, byte[] before, Modification modification) {
        byte[] after = modification.of(before);
        try (Change change = new Change(disk, catalog, collection)) {
            Updates.replace(change, change.home(before), before, after);
        }
        return after;
    }

    private static Document reply(Document outcome, byte @Nullable [] value, Projection fields) {
        return new Document("lastErrorObject", outcome).append("value", value == null ? null : fields.of(value));
    }
}
