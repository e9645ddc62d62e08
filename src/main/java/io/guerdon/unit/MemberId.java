package io.guerdon.unit;

/** A member of a program, for example {@code mem_4f2k…}. */
public record MemberId(String value) implements OwnerId {
    private static final String PREFIX = "mem_";

    public MemberId {
        Names.require("MemberId", value);
        if (value.startsWith(GiftCardId.PREFIX)) {
            throw new IllegalArgumentException("a gift card is no member");
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
