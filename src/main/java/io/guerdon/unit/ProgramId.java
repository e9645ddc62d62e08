package io.guerdon.unit;

/** A program, that is a tenant; part of every chain id and every Kafka topic name. */
public record ProgramId(String value) {
    public ProgramId {
        Names.require("ProgramId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
