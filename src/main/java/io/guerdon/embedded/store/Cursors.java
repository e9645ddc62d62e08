package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Results not yet sent to the end. One that nobody asks for is forgotten after ten minutes. */
final class Cursors {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FIRST_PAGE = 101;
    private static final int MOST_BYTES = 15 << 20;

    private final Map<Long, OpenCursor> open = new ConcurrentHashMap<>();

    /** How many documents the first page holds if the client does not say. */
    static int firstPage(Body cursor) {
        return cursor.find("batchSize", Number.class).orElse(FIRST_PAGE).intValue();
    }

    /** Replies with the first page, and keeps the rest for {@code getMore}. */
    Document begin(String namespace, Iterator<byte[]> documents, int pageSize) {
        List<byte[]> page = page(documents, pageSize);
        boolean more = pageSize == 0 || documents.hasNext();
        long id = more ? ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE) : 0;
        if (more) {
            open.put(id, new OpenCursor(namespace, documents));
        }
        return Replies.page(namespace, "firstBatch", page, id);
    }

    Document more(Request request) {
        long id = request.body().number("getMore");
        OpenCursor cursor = open.get(id);
        if (cursor == null) {
            throw new CursorNotFoundException(id);
        }
        long asked = request.body().number("batchSize");
        synchronized (cursor) {
            cursor.lastUsed = Instant.now();
            List<byte[]> page = page(cursor.documents, asked == 0 ? Integer.MAX_VALUE : (int) asked);
            boolean more = cursor.documents.hasNext();
            if (!more) {
                open.remove(id);
            }
            return Replies.page(cursor.namespace, "nextBatch", page, more ? id : 0);
        }
    }

    Document kill(Request request) {
        List<Object> killed = new ArrayList<>();
        List<Object> notFound = new ArrayList<>();
        for (Object id : request.body().list("cursors")) {
            if (open.remove(((Number) id).longValue()) != null) {
                killed.add(id);
            } else {
                notFound.add(id);
            }
        }
        return Replies.ok(new Document("cursorsKilled", killed)
                .append("cursorsNotFound", notFound)
                .append("cursorsAlive", List.of())
                .append("cursorsUnknown", List.of()));
    }

    void forgetIdle() {
        Instant limit = Instant.now().minus(PATIENCE);
        open.values().removeIf(cursor -> cursor.lastUsed.isBefore(limit));
    }

    private static List<byte[]> page(Iterator<byte[]> documents, int size) {
        List<byte[]> page = new ArrayList<>();
        int bytes = 0;
        while (page.size() < size && bytes < MOST_BYTES && documents.hasNext()) {
            byte[] document = documents.next();
            bytes += document.length;
            page.add(document);
        }
        return page;
    }

    private static final class OpenCursor {
        private final String namespace;
        private final Iterator<byte[]> documents;
        private volatile Instant lastUsed = Instant.now();

        OpenCursor(String namespace, Iterator<byte[]> documents) {
            this.namespace = namespace;
            this.documents = documents;
        }
    }
}
