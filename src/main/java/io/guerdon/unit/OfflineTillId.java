package io.guerdon.unit;

/** A till that may sign tickets while it is offline, for example {@code trm_7a1f09…}; it owns the chain of its allowances. */
public record OfflineTillId(String value) implements OwnerId {
    static final String PREFIX = "trm_";

    public OfflineTillId {
        if (!value.matches(PREFIX + "[0-9a-f]{20}")) {
            throw new IllegalArgumentException("a terminal that signs tickets is named by trm_…");
        }
    }

    @Override
    public String name() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
