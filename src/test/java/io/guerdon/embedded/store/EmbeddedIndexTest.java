package io.guerdon.embedded.store;

class EmbeddedIndexTest extends IndexContract {
    @Override
    String connectionString() {
        return Stores.embedded();
    }
}
