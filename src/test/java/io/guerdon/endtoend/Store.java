package io.guerdon.endtoend;

import java.util.Map;
import java.util.UUID;

/** The store a service is started over. */
sealed interface Store {
    /** Puts the store's address, or its absence, into a process's environment. */
    void addTo(Map<String, String> environment);

    /** The store inside the process. */
    record Embedded() implements Store {
        @Override
        public void addTo(Map<String, String> environment) {
            environment.remove("SPRING_MONGODB_URI");
        }
    }

    /** A database of its own on a real server. */
    record Real(String address) implements Store {
        /** Any 32 bytes; a process that comes back after a kill needs the same. */
        private static final String MASTER_KEY = "dGhpcnR5LXR3byBieXRlcyBmb3IgdGhlIHRlc3RzISE=";

        @Override
        public void addTo(Map<String, String> environment) {
            environment.put("SPRING_MONGODB_URI", address);
            environment.put("GUERDON_MEMBERS_MASTER_KEY", MASTER_KEY);
        }
    }

    /** A new database on the server of {@code SPRING_MONGODB_URI} where it is set, the embedded store otherwise. */
    static Store fresh() {
        String address = System.getenv("SPRING_MONGODB_URI");
        if (address == null || address.isBlank()) {
            return new Embedded();
        }
        String name = "e2e" + UUID.randomUUID().toString().substring(0, 8);
        return new Real(address.replaceFirst("/guerdon$", "/" + name));
    }
}
