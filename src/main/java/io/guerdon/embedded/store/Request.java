package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One command from a client: its body decoded, the documents it carries left as the bytes they came in. */
final class Request {
    private final Document fields = new Document();
    private final Map<String, List<byte[]>> sequences = new LinkedHashMap<>();

    /** Reads the body of the command; documents to be written down stay bytes. */
    void body(byte[] message, int start) {
        BsonReader reader = new BsonReader(message, start);
        while (reader.next()) {
            String name = reader.name();
            Slice value = reader.slice();
            if (name.equals("documents") && value.type() == Bson.ARRAY) {
                BsonReader elements = new BsonReader(message, value.start());
                while (elements.next()) {
                    add(name, elements.slice().copy());
                }
            } else if (name.equals("update") && value.type() == Bson.OBJECT) {
                fields.put(name, value.copy());
            } else {
                fields.put(name, Bson.value(value));
            }
        }
    }

    /** Adds one document of a sequence sent beside the body. */
    void add(String sequence, byte[] document) {
        sequences.computeIfAbsent(sequence, _ -> new ArrayList<>()).add(document);
    }

    String command() {
        return fields.keySet().iterator().next();
    }

    Body body() {
        return new Body(fields);
    }

    String database() {
        return body().find("$db", String.class).orElse("admin");
    }

    /** The collection the command is about, with its database. */
    String namespace() {
        return database() + "." + body().text(command());
    }

    List<byte[]> documents() {
        return sequences.getOrDefault("documents", List.of());
    }

    /** The parts of a command that does several things: its updates, or its deletes. */
    List<Document> statements(String name) {
        return sequences.containsKey(name) ? around("u", name) : body().documents(name);
    }

    /** The parts of a command, sent beside its body, each of which has a field that stays the bytes it came in. */
    List<Document> around(String field, String name) {
        return sequences.getOrDefault(name, List.of()).stream()
                .map(statement -> Bson.decodeAround(field, statement))
                .toList();
    }

    /** False if the client asks not to wait for the disk, by a write concern without {@code j}. */
    boolean waitsForDisk() {
        Body concern = new Body(body().documentOrEmpty("writeConcern"));
        return concern.document().isEmpty() || concern.isTrue("j");
    }

    /** False if the rest of the work is to go on after a failure. */
    boolean isOrdered() {
        return !body().find("ordered").equals(Optional.of(false));
    }
}
