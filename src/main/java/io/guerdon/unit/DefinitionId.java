package io.guerdon.unit;

/** A definition of a program's catalogue, of coupons or of gift cards, by its name. */
public record DefinitionId(String value) {
    public DefinitionId {
        Names.require("DefinitionId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
