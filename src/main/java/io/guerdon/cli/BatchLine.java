package io.guerdon.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command of the batch API.
 *
 * @param key idempotency key
 * @param op for example {@code purchase}
 * @param member whose; empty for an enrolment
 * @param body the request body
 */
record BatchLine(String key, String op, String member, Map<String, Object> body) {
    String json() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", key);
        line.put("op", op);
        if (!member.isEmpty()) {
            line.put("member", member);
        }
        line.put("body", body);
        return Connection.JSON.writeValueAsString(line);
    }
}
