package io.guerdon.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.guerdon.member.MemberTokens.Expired;
import io.guerdon.member.MemberTokens.Read;
import io.guerdon.member.MemberTokens.Refused;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class MemberTokensTest {
    private static final ProgramId DEMO = new ProgramId("demo");
    private static final MemberId MEMBER = new MemberId("mem_a");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.500Z");
    private static final Refused FORGED = new Refused(new MemberRefusal.MemberTokenInvalid());

    private final MemberTokens tokens = new MemberTokens(Keys.ONE, Duration.ofSeconds(60));

    @Test
    void readsItsOwnTokenUntilItExpires() {
        MemberToken token = tokens.issue(DEMO, MEMBER, NOW);

        assertThat(token.expiresAt()).isEqualTo("2026-01-01T00:01:01Z");
        assertThat(tokens.read(DEMO, token.text(), token.expiresAt().minusMillis(1)))
                .isEqualTo(new Read(MEMBER));
        assertThat(tokens.read(DEMO, token.text(), token.expiresAt())).isEqualTo(new Expired(MEMBER));
    }

    @Test
    void refusesATokenOfAnotherProgramOrDeployment() {
        String token = tokens.issue(DEMO, MEMBER, NOW).text();

        assertThat(tokens.read(new ProgramId("other"), token, NOW)).isEqualTo(FORGED);
        assertThat(new MemberTokens(Keys.TWO, Duration.ofSeconds(60)).read(DEMO, token, NOW))
                .isEqualTo(FORGED);
    }

    @Test
    void refusesEveryTokenWithACharacterChanged() {
        String token = tokens.issue(DEMO, MEMBER, NOW).text();
        // The last character of a 32-byte signature carries two bits that nobody reads.
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.read(DEMO, forged, NOW)).as("character " + i).isEqualTo(FORGED);
        }
    }

    @Test
    void refusesTokensThatAreNotSignedForThis() throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience("demo")
                .subject("mem_a")
                .expirationTime(Date.from(NOW.plusSeconds(9)))
                .build();
        SignedJWT otherType = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        otherType.sign(new MACSigner(Keys.ONE.derive("member-token/demo")));

        assertThat(tokens.read(DEMO, otherType.serialize(), NOW)).isEqualTo(FORGED);
        assertThat(tokens.read(DEMO, new PlainJWT(claims).serialize(), NOW)).isEqualTo(FORGED);
        assertThat(tokens.read(DEMO, "", NOW)).isEqualTo(FORGED);
        assertThat(tokens.read(DEMO, "a.b.c", NOW)).isEqualTo(FORGED);
    }

    @Test
    void neverShowsAToken() {
        MemberToken token = tokens.issue(DEMO, MEMBER, NOW);
        assertThat(token.toString()).doesNotContain(token.text());
    }
}
