package io.guerdon.unit;

/** A member of a program, for example {@code mem_4f2k…}. */
public record MemberId(String value) implements OwnerId {
    private static final String PREFIX = "mem_";

    public MemberId {
        Names.require("MemberId", value);
        if (value.startsWith(GiftCardId.PREFIX)
                || value.startsWith(OfflineTillId.PREFIX)
                || value.startsWith(PartnerAccountId.PREFIX)) {
            throw new IllegalArgumentException("neither a gift card nor a till nor a partner is a member");
        }
    }

    @Override
    public String name() {
        return value.startsWith(PREFIX) ? value.substring(PREFIX.length()) : value;
    }

    @Override
    public String toString() {
        return value;
    }
}
