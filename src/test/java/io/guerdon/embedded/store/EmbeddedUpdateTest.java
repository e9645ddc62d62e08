package io.guerdon.embedded.store;

class EmbeddedUpdateTest extends UpdateContract {
    @Override
    String connectionString() {
        return Stores.embedded();
    }
}
