package io.guerdon.unit;

/** A member of a program, for example {@code mem_4f2k…}. */
public record MemberId(String value) {
    public MemberId {
        Names.require("MemberId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
