package io.guerdon.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of a batch: one request, with what its path would name beside its body.
 *
 * @param key idempotency key of the line
 * @param op what to do, for example {@code purchase}
 * @param member whom it is about, named like in a path; left out to enrol
 * @param of which card, purchase, hold, entry or approval, where the operation is about one
 * @param body of the single request
 */
record BatchLine(
        String key,
        String op,
        @Nullable String member,
        @Nullable String of,
        @Nullable JsonNode body) {
    BatchLine {
        key = Fields.required("key", key);
        op = Fields.required("op", op);
    }

    String memberNamed() {
        return Fields.required("member", member);
    }

    String ofNamed() {
        return Fields.required("of", of);
    }

    Order order(io.guerdon.access.Caller caller) {
        return new Order(caller, new IdempotencyKey(key), memberNamed());
    }
}
