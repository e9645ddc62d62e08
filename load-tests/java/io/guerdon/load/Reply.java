package io.guerdon.load;

import java.nio.charset.StandardCharsets;

/**
 * A complete answer to a request.
 *
 * @param status HTTP status
 * @param body as it was sent, put together where it came in chunks
 */
record Reply(int status, String body) {
    private static final String ENTRY = "ent_";
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int COME_AGAIN = 503;

    static Reply of(int status, byte[] body, int from, int to) {
        return new Reply(status, new String(body, from, to - from, StandardCharsets.UTF_8));
    }

    boolean succeeded() {
        return status >= OK && status < REDIRECT;
    }

    /** Whether the service had no room for the request. */
    boolean refused() {
        return status == COME_AGAIN;
    }

    /** The id of the entry an answer is about; empty where it names none, as the bare endpoint's. */
    String entry() {
        return entry(body);
    }

    /** The same of the body of an answer. */
    static String entry(String body) {
        String id = Text.between(body, "\"entry\":{\"id\":\"", "\"");
        return id.startsWith(ENTRY) ? id : "";
    }
}
