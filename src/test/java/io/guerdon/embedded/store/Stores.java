package io.guerdon.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The stores a contract is run on. The embedded one is opened once for all contracts. */
final class Stores {
    private Stores() {}

    static String embedded() {
        return Opened.STORE.connectionString();
    }

    static String real() {
        return System.getenv("SPRING_MONGODB_URI");
    }

    private static final class Opened {
        static final EmbeddedStore STORE = open();

        private static EmbeddedStore open() {
            try {
                EmbeddedStore store = EmbeddedStore.open(Files.createTempDirectory("store"));
                Runtime.getRuntime().addShutdownHook(new Thread(store::close));
                return store;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
