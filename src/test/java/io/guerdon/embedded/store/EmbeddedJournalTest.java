package io.guerdon.embedded.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedJournalTest extends JournalContract {
    private EmbeddedStore store;

    @BeforeAll
    void open(@TempDir Path directory) {
        store = EmbeddedStore.open(directory);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Override
    String connectionString() {
        return store.connectionString();
    }
}
