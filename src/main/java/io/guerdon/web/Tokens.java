package io.guerdon.web;

import io.guerdon.access.Binding;
import io.guerdon.access.Caller;
import io.guerdon.access.Role;
import io.guerdon.unit.ProgramId;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Tokens of a configured OpenID Connect issuer. The claims {@code guerdon_program} and {@code guerdon_role} are needed;
 * {@code guerdon_merchant} limits to a merchant, and a {@code partner} token must have it; {@code guerdon_member} to a member,
 * and an {@code app} token must have it.
 */
final class Tokens {
    private static final String CLAIM = "guerdon_";

    private final JwtDecoder decoder;

    Tokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    Optional<Caller> authenticate(String bearer) {
        try {
            return caller(decoder.decode(bearer));
        } catch (JwtException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Optional<Caller> caller(Jwt token) {
        Binding binding = new Binding(claim(token, "merchant"), "", "", claim(token, "member"));
        return Role.ofWire(claim(token, "role"))
                .filter(role -> role != Role.APP || !binding.member().isEmpty())
                .filter(role -> role != Role.PARTNER || !binding.merchant().isEmpty())
                .map(role -> new Caller(credential(token), new ProgramId(claim(token, "program")), role, binding));
    }

    private static String credential(Jwt token) {
        String subject = token.getSubject();
        return "oidc:" + (subject == null ? "" : subject);
    }

    private static String claim(Jwt token, String name) {
        String value = token.getClaimAsString(CLAIM + name);
        return value == null ? "" : value;
    }
}
