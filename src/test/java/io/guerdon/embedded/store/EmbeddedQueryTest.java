package io.guerdon.embedded.store;

class EmbeddedQueryTest extends QueryContract {
    @Override
    String connectionString() {
        return Stores.embedded();
    }
}
