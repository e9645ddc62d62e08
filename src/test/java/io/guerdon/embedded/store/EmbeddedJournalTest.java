package io.guerdon.embedded.store;

class EmbeddedJournalTest extends JournalContract {
    @Override
    String connectionString() {
        return Stores.embedded();
    }
}
