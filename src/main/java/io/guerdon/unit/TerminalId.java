package io.guerdon.unit;

/** A till, named by the merchant. */
public record TerminalId(String value) {
    public TerminalId {
        Names.require("TerminalId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
