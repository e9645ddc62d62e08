package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The commands by which a client learns what it is talking to. Without a session timeout, drivers use no sessions. */
final class Greetings {
    private static final String VERSION = "8.0.0";
    private static final int WIRE_VERSION = 25;
    private static final int LARGEST_DOCUMENT = 16 << 20;
    private static final int LARGEST_WRITE = 100_000;

    private final Instant started = Instant.now();

    Document hello() {
        return Replies.ok(new Document("helloOk", true)
                .append("ismaster", true)
                .append("isWritablePrimary", true)
                .append("maxBsonObjectSize", LARGEST_DOCUMENT)
                .append("maxMessageSizeBytes", WireMessage.LARGEST)
                .append("maxWriteBatchSize", LARGEST_WRITE)
                .append("localTime", Instant.now())
                .append("minWireVersion", 0)
                .append("maxWireVersion", WIRE_VERSION)
                .append("readOnly", false));
    }

    Document buildInfo() {
        return Replies.ok(new Document("version", VERSION)
                .append("versionArray", List.of(8, 0, 0, 0))
                .append("modules", List.of())
                .append("maxBsonObjectSize", LARGEST_DOCUMENT));
    }

    Document serverStatus() {
        Duration uptime = Duration.between(started, Instant.now());
        return Replies.ok(new Document("version", VERSION)
                .append("process", "guerdon")
                .append("pid", ProcessHandle.current().pid())
                .append("uptimeMillis", uptime.toMillis())
                .append("localTime", Instant.now()));
    }
}
