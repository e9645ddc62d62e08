package io.guerdon.unit;

/** A shop of a merchant. */
public record StoreId(String value) {
    public StoreId {
        Names.require("StoreId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
