package io.guerdon.embedded.store;

/** The column families, in the order they are opened; the first is the one RocksDB always has. */
enum Family {
    CATALOG("default"),
    DOCUMENTS("documents"),
    INDEXES("indexes");

    private final String label;

    Family(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
