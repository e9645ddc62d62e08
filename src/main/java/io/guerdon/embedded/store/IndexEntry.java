package io.guerdon.embedded.store;

import java.nio.ByteBuffer;

/**
 * One entry of an index as RocksDB keeps it. In a unique index the key is the entry's and the value the document's home;
 * otherwise the home ends the key, and the value tells where it begins.
 */
record IndexEntry(IndexDefinition index, Bytes values, Bytes home) {
    Bytes key() {
        return index.isUnique() ? values : values.plus(home);
    }

    byte[] value() {
        return index.isUnique()
                ? home.array()
                : ByteBuffer.allocate(Integer.BYTES).putInt(values.length()).array();
    }

    static Bytes home(IndexDefinition index, Bytes key, byte[] value) {
        return index.isUnique()
                ? Bytes.of(value)
                : key.from(ByteBuffer.wrap(value).getInt());
    }
}
