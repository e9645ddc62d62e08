package io.guerdon.unit;

/** A reward of a program's catalogue, by its name, for example {@code free-coffee}. */
public record RewardId(String value) {
    public RewardId {
        Names.require("RewardId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
