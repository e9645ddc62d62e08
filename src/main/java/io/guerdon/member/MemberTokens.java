package io.guerdon.member;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Signed, short-lived tokens that a member's phone shows as a QR code: a compact JWS (HS256) under a key of the program. Any
 * node can check one without a read.
 */
final class MemberTokens {
    private static final JWSHeader HEADER = new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(new JOSEObjectType("guerdon-member+jwt"))
            .build();

    private final MasterKey master;
    private final Duration lifetime;

    MemberTokens(MasterKey master, Duration lifetime) {
        this.master = master;
        this.lifetime = lifetime;
    }

    MemberToken issue(ProgramId program, MemberId member, Instant now) {
        // JWT counts in whole seconds; rounding the end up never makes a token shorter than promised.
        Instant end = Instant.ofEpochSecond(now.plus(lifetime).plusMillis(999).getEpochSecond());
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(program.value())
                .subject(member.value())
                .expirationTime(Date.from(end))
                .build();
        SignedJWT token = new SignedJWT(HEADER, claims);
        try {
            token.sign(new MACSigner(key(program)));
        } catch (JOSEException e) {
            throw new IllegalStateException("a 32-byte key signs HS256", e);
        }
        return new MemberToken(token.serialize(), end);
    }

    Reading read(ProgramId program, String text, Instant now) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!isOurs(token, program)) {
                return new Refused(new MemberRefusal.MemberTokenInvalid());
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            MemberId member = new MemberId(claims.getSubject());
            return claims.getExpirationTime().toInstant().isAfter(now) ? new Read(member) : new Expired(member);
        } catch (ParseException | JOSEException notAToken) {
            return new Refused(new MemberRefusal.MemberTokenInvalid());
        }
    }

    private boolean isOurs(SignedJWT token, ProgramId program) throws JOSEException, ParseException {
        return HEADER.getAlgorithm().equals(token.getHeader().getAlgorithm())
                && HEADER.getType().equals(token.getHeader().getType())
                && token.verify(new MACVerifier(key(program)))
                && token.getJWTClaimsSet().getAudience().equals(List.of(program.value()));
    }

    private byte[] key(ProgramId program) {
        return master.derive("member-token/" + program.value());
    }

    /** What a token turns out to be. */
    sealed interface Reading {}

    record Read(MemberId member) implements Reading {}

    record Expired(MemberId member) implements Reading {}

    record Refused(MemberRefusal refusal) implements Reading {}
}
