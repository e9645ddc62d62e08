package io.guerdon.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of caller a key is for. What each may do is in {@link Act}. */
public enum Role {
    /** A cash register. */
    TILL,
    /** The member's own application. */
    APP,
    /** A merchant's back office. */
    PARTNER,
    /** Customer care of the program. */
    OPERATOR,
    /** Who runs the program. */
    ADMIN;

    /** The name in requests, answers and tokens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the name back; empty where there is no such role. */
    public static Optional<Role> ofWire(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }
}
