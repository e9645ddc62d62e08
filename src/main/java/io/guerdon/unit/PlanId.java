package io.guerdon.unit;

/** A plan of memberships of a program's catalogue, by its name. */
public record PlanId(String value) implements Comparable<PlanId> {
    public PlanId {
        Names.require("PlanId", value);
    }

    @Override
    public int compareTo(PlanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
