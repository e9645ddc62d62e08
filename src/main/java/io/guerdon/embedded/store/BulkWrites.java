package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes to several collections in one command, of which the store takes inserts. It replies when all of them are on the disk, unless its
 * client does not wait for that.
 */
final class BulkWrites implements Command {
    private static final String INSERT = "insert";
    private static final String DOCUMENT = "document";
    private static final String REPLY_NAMESPACE = "admin.$cmd.bulkWrite";

    private final Disk disk;
    private final Writes writes;
    private final Catalog catalog;

    BulkWrites(Disk disk, Catalog catalog, Writes writes) {
        this.disk = disk;
        this.catalog = catalog;
        this.writes = writes;
    }

    /** Inserts that follow one another into the same collection; the first of them has this place in the command. */
    private record Run(int first, int namespace, List<byte[]> documents) {
        int end() {
            return first + documents.size();
        }
    }

    @Override
    public Document run(Request request) {
        List<String> namespaces = request.statements("nsInfo").stream()
                .map(info -> new Body(info).text("ns"))
                .toList();
        List<Document> errors = new ArrayList<>();
        int inserted = 0;
        List<Run> runs = runs(request.around(DOCUMENT, "ops"), namespaces.size());
        if (runs.isEmpty()) {
            throw new MongoServerError(16, "InvalidLength", "a bulk write needs operations beside its body");
        }
        for (Run run : runs) {
            if (errors.isEmpty() || !request.isOrdered()) {
                inserted += insert(run, catalog.obtain(namespaces.get(run.namespace())), request.isOrdered(), errors);
            }
        }
        disk.syncFor(request);
        return reply(inserted, errors);
    }

    private int insert(Run run, StoredCollection collection, boolean ordered, List<Document> errors) {
        List<Document> here = new ArrayList<>();
        int inserted = collection.alone(() -> writes.insert(collection, run.documents(), ordered, here));
        here.forEach(error -> errors.add(failed(run.first(), error)));
        return inserted;
    }

    private static List<Run> runs(List<Document> operations, int namespaces) {
        List<Run> runs = new ArrayList<>();
        for (Document operation : operations) {
            int namespace = namespace(operation, namespaces);
            if (runs.isEmpty() || runs.getLast().namespace() != namespace) {
                int first = runs.isEmpty() ? 0 : runs.getLast().end();
                runs.add(new Run(first, namespace, new ArrayList<>()));
            }
            runs.getLast().documents().add((byte[]) operation.get(DOCUMENT));
        }
        return runs;
    }

    private static int namespace(Document operation, int namespaces) {
        if (!operation.containsKey(INSERT) || !(operation.get(DOCUMENT) instanceof byte[])) {
            throw new MongoServerError(115, "CommandNotSupported", "a bulk write may only insert");
        }
        long namespace = new Body(operation).number(INSERT);
        if (namespace < 0 || namespace >= namespaces) {
            throw new MongoServerError(ErrorCode.BadValue, "no namespace " + namespace);
        }
        return (int) namespace;
    }

    /** One failed operation, in the form that this command has for it. */
    private static Document failed(int first, Document error) {
        Document failed = new Document("ok", 0.0)
                .append("idx", first + (int) new Body(error).number("index"))
                .append("n", 0);
        error.forEach((name, value) -> {
            if (!name.equals("index")) {
                failed.append(name, value);
            }
        });
        return failed;
    }

    private static Document reply(int inserted, List<Document> errors) {
        return Replies.page(REPLY_NAMESPACE, "firstBatch", errors, 0L)
                .append("nErrors", errors.size())
                .append("nInserted", inserted)
                .append("nMatched", 0)
                .append("nModified", 0)
                .append("nUpserted", 0)
                .append("nDeleted", 0);
    }
}
