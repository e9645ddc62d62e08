package io.guerdon.member;

import java.time.Instant;

/**
 * A QR token.
 *
 * @param text to show as a QR code, and to send as {@code token:…}
 * @param expiresAt first instant at which it is refused
 */
public record MemberToken(String text, Instant expiresAt) {
    /** Logs never carry the token. */
    @Override
    public String toString() {
        return "MemberToken[***, " + expiresAt + "]";
    }
}
