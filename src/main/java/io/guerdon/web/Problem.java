package io.guerdon.web;

import io.guerdon.ledger.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a request was not answered as wished, in any language.
 *
 * @param status HTTP status
 * @param code stable code
 * @param facts what a program needs to know about it
 */
record Problem(int status, String code, Map<String, Object> facts) {
    private static final String RETRY_AFTER_SECONDS = "1";
    static final String NOT_HTTP = "not HTTP as it is agreed, or an address with what no address has";

    /** A business refusal. */
    static Problem of(Refusal refusal) {
        return new Problem(status(refusal.sort()), refusal.code(), refusal.facts());
    }

    /** Something the edge found wrong. */
    static Problem of(Rejection rejection) {
        return new Problem(rejection.fault().status(), rejection.fault().code(), rejection.facts());
    }

    /** Something the edge found wrong, without facts. */
    static Problem of(Fault fault) {
        return new Problem(fault.status(), fault.code(), Map.of());
    }

    /** Of something that was ended with a status and nothing else; a status that no fault has is somehow malformed. */
    static Problem ofStatus(int status) {
        return Stream.of(Fault.values())
                .filter(known -> known.status() == status && status != Fault.MALFORMED_REQUEST.status())
                .findFirst()
                .map(Problem::of)
                .orElseGet(() ->
                        new Problem(status, Fault.MALFORMED_REQUEST.code(), Map.of("field", "", "reason", NOT_HTTP)));
    }

    /** After how many seconds it is worth trying again; empty where it is not. */
    Optional<String> retryAfterSeconds() {
        return Optional.ofNullable(facts.get("retryAfterSeconds"))
                .map(Object::toString)
                .or(() -> passes(status) ? Optional.of(RETRY_AFTER_SECONDS) : Optional.empty());
    }

    /** Whether what is answered with this status is worth trying again soon. */
    static boolean passes(int status) {
        return status == Fault.OVERLOADED.status() || status == Fault.RATE_LIMITED.status();
    }

    private static int status(Refusal.Sort sort) {
        return switch (sort) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNPROCESSABLE -> 422;
            case FORBIDDEN -> 403;
        };
    }
}
