package io.guerdon.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a request at the edge. Cheap to throw: it has no stack trace. */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient Map<String, Object> facts;

    Rejection(Fault fault) {
        this(fault, Map.of());
    }

    Rejection(Fault fault, Map<String, Object> facts) {
        super(fault.code(), null, false, false);
        this.fault = fault;
        this.facts = facts;
    }

    /** About one field of the body, and why. */
    static Rejection ofField(Fault fault, String field, String reason) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("field", field);
        facts.put("reason", reason);
        return new Rejection(fault, facts);
    }

    Fault fault() {
        return fault;
    }

    Map<String, Object> facts() {
        return facts;
    }

    /** The same, where the field is part of something that lies at {@code path}. */
    Rejection within(String path) {
        if (path.isEmpty() || !facts.containsKey("field")) {
            return this;
        }
        Map<String, Object> deeper = new LinkedHashMap<>(facts);
        deeper.put("field", path + "." + facts.get("field"));
        return new Rejection(fault, deeper);
    }
}
