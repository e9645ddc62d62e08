package io.guerdon.member;

import io.guerdon.embedded.store.EmbeddedStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On the embedded store. */
class EmbeddedMembersTest extends StoredMembersContract {
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
