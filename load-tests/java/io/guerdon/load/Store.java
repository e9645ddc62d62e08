package io.guerdon.load;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.guerdon.embedded.store.EmbeddedStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Where the service under test keeps its ledger, and how to look into it while the service is stopped. */
sealed interface Store {
    /** What the service is told about it. */
    Map<String, String> environment();

    /** Looks into it; the service must not be running where the store is inside it. */
    Opened open();

    /** A name for the table. */
    String name();

    /** The store at an address, or the embedded one where there is none. Each run has a database or directory of its own. */
    static Store of(Optional<String> uri, Path data, String run) {
        return uri.filter(address -> !address.isBlank())
                .<Store>map(address -> new Remote(address, "guerdon_load_" + run))
                .orElseGet(() -> new Embedded(data));
    }

    /** A MongoDB with an address. The demo keys are asked for by name there; the service listens on loopback. */
    record Remote(String uri, String database) implements Store {
        @Override
        public Map<String, String> environment() {
            return Map.of(
                    "SPRING_MONGODB_URI",
                    ownDatabase(),
                    "GUERDON_DEMO",
                    "true",
                    "GUERDON_MEMBERS_MASTERKEY",
                    masterKey());
        }

        /** Guards nothing but the members of this run, who have no profile. */
        private String masterKey() {
            return Base64.getEncoder().encodeToString(Arrays.copyOf(database.getBytes(StandardCharsets.UTF_8), 32));
        }

        private String ownDatabase() {
            String[] parts = uri.split("\\?", 2);
            String hosts = "mongodb://" + String.join(",", new ConnectionString(uri).getHosts()) + "/" + database;
            return parts.length == 1 ? hosts : hosts + "?" + parts[1];
        }

        @Override
        public Opened open() {
            MongoClient client = MongoClients.create(uri);
            return new Opened(client, client.getDatabase(database), () -> {});
        }

        @Override
        public String name() {
            return "MongoDB at SPRING_MONGODB_URI";
        }
    }

    /** The one inside the service. */
    record Embedded(Path data) implements Store {
        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public Opened open() {
            EmbeddedStore store = EmbeddedStore.open(data.resolve("store"));
            MongoClient client = MongoClients.create(store.connectionString());
            return new Opened(client, client.getDatabase("guerdon"), store::close);
        }

        @Override
        public String name() {
            return "embedded store";
        }
    }

    /** An open store. */
    record Opened(MongoClient client, MongoDatabase ledger, Runnable closing) implements AutoCloseable {
        /** A place for measurements beside the ledger, removed afterwards. */
        MongoDatabase scratch() {
            return client.getDatabase(ledger.getName() + "_raw");
        }

        @Override
        public void close() {
            client.close();
            closing.run();
        }
    }
}
