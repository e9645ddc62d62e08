package io.guerdon.unit;

/** The account a partner has with the program, named after its merchant: {@code prt_cafe}. It owns the chain of what was paid in advance. */
public record PartnerAccountId(String value) implements OwnerId {
    static final String PREFIX = "prt_";

    public PartnerAccountId {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a partner's account is named by prt_…");
        }
        Names.require("PartnerAccountId", value.substring(PREFIX.length()));
    }

    /** The account of a partner. */
    public static PartnerAccountId of(MerchantId partner) {
        return new PartnerAccountId(PREFIX + partner.value());
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
