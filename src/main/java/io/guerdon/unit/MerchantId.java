package io.guerdon.unit;

/** A merchant of a program, who may issue points, accept them, or both. */
public record MerchantId(String value) {
    /** The program itself, where no merchant funds or accepts something. */
    public static final MerchantId HOUSE = new MerchantId("house");

    public MerchantId {
        Names.require("MerchantId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
