package io.guerdon.web;

import java.util.Locale;

/** What the HTTP edge itself finds wrong with a request; the name is the stable code. */
enum Fault {
    /** The body is not what the operation takes: not JSON, an unknown or a missing field, a wrong type. */
    MALFORMED_REQUEST(400),
    /** A query parameter or header cannot be read. */
    INVALID_PARAMETER(400),
    IDEMPOTENCY_KEY_MISSING(400),
    IDEMPOTENCY_KEY_INVALID(400),
    /** A key of several merchants acts for one at a time, and the request does not say for which. */
    MERCHANT_REQUIRED(400),
    /** No key, or none that is good. */
    UNAUTHENTICATED(401),
    ROLE_NOT_PERMITTED(403),
    ANOTHER_MERCHANT(403),
    ANOTHER_MEMBER(403),
    /** The business of a whole merchant, with a key of one of its stores or terminals. */
    KEY_BOUND_TO_STORE(403),
    PATH_NOT_FOUND(404),
    PROGRAM_NOT_FOUND(404),
    PARTNER_NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    /** A field is there, of the right type, and cannot be this. */
    INVALID_FIELD(422),
    AMOUNT_MISMATCH(422),
    TENDERS_MISMATCH(422),
    UNKNOWN_OPERATION(422),
    RATE_LIMITED(429),
    /** As many wait for something of a partner as may. */
    TOO_MANY_WAITING(429),
    /** A bug. The caller may repeat with the same key. */
    INTERNAL_ERROR(500),
    OVERLOADED(503),
    STORE_UNAVAILABLE(503);

    private final int status;

    Fault(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
