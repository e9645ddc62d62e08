package io.guerdon.unit;

/** A merchant of a program, who may issue points, accept them, or both. */
public record MerchantId(String value) {
    public MerchantId {
        Names.require("MerchantId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
