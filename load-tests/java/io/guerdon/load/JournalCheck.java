package io.guerdon.load;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.guerdon.ledger.EntryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** Reads the journal past the service and holds it against the file of acknowledgements. */
final class JournalCheck {
    /** How the journal marks a caller's key. */
    private static final String CALLER = "c:/";

    private JournalCheck() {}

    static Reconciliation.Result run(Store.Opened store, Path directory, String prefix) throws IOException {
        Reconciliation reconciliation = Reconciliation.of(acknowledged(directory));
        store.ledger()
                .getCollection("journal")
                .find(Filters.and(Filters.gte("key", CALLER + prefix), Filters.lt("key", CALLER + prefix + "~")))
                .projection(Projections.include("key"))
                .forEach(entry -> reconciliation.found(key(entry), id(entry)));
        return reconciliation.result();
    }

    private static Stream<String> acknowledged(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".tsv")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines.stream();
    }

    /** Entries of the whole journal. */
    static long entries(Store.Opened store) {
        return store.ledger().getCollection("journal").estimatedDocumentCount();
    }

    private static String key(Document entry) {
        return String.valueOf(entry.getString("key")).substring(CALLER.length());
    }

    private static String id(Document entry) {
        Document id = entry.get("_id", new Document());
        return new EntryId(
                        String.valueOf(id.getString("w")),
                        id.get("n", Number.class).longValue())
                .toString();
    }
}
