package io.guerdon.unit;

/** A rebate of a program's catalogue, by its name. */
public record RebateId(String value) implements Comparable<RebateId> {
    public RebateId {
        Names.require("RebateId", value);
    }

    @Override
    public int compareTo(RebateId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
