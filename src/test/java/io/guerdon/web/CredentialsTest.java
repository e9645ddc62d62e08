package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.guerdon.access.Binding;
import io.guerdon.access.Key;
import io.guerdon.access.KeyStore;
import io.guerdon.access.Role;
import io.guerdon.ledger.TestClock;
import io.guerdon.unit.ProgramId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;

/** Keys that come and go, and tokens of somebody else's making. */
class CredentialsTest {
    private static final byte[] SECRET = "a secret that nobody but this test and its service know".getBytes();
    private static final Http HTTP =
            Http.with(Issuer.class, "spring.security.oauth2.resourceserver.jwt.issuer-uri=https://issuer.example");

    /** The issuer's half of the bargain, without its network. */
    static class Issuer {
        @Bean
        JwtDecoder decoder() {
            return NimbusJwtDecoder.withSecretKey(new SecretKeySpec(SECRET, "HmacSHA256"))
                    .build();
        }
    }

    @AfterAll
    static void stop() {
        HTTP.close();
    }

    @Test
    void aRotatedKeyIsGoodBesideItsSuccessorUntilTheOverlapEnds() {
        JsonNode old = issue();
        Http.Reply rotated = HTTP.post(
                "demo-admin", "/v1/keys/" + old.path("id").asString() + "/rotation", "{\"overlap\":\"PT1H\"}");
        assertThat(rotated.status()).as("%s", rotated).isEqualTo(201);
        String successor = rotated.json().path("key").asString();

        assertThat(status(old.path("key").asString())).isEqualTo(200);
        assertThat(status(successor)).isEqualTo(200);

        HTTP.bean(TestClock.class).advance(Duration.ofHours(1));

        assertThat(status(old.path("key").asString())).isEqualTo(401);
        assertThat(status(successor)).isEqualTo(200);
    }

    @Test
    void aRevokedKeyEndsAtOnce() {
        JsonNode key = issue();
        assertThat(status(key.path("key").asString())).isEqualTo(200);

        String path = "/v1/keys/" + key.path("id").asString();
        assertThat(HTTP.send("demo-admin", "DELETE", path, "", Map.of()).status())
                .isEqualTo(200);

        assertThat(status(key.path("key").asString())).isEqualTo(401);
        assertThat(HTTP.post("demo-admin", path + "/rotation", "{}").code()).isEqualTo("key-ended");
    }

    @Test
    void aPartnersKeyNamesItsMerchant() {
        Http.Reply refused = HTTP.post("demo-admin", "/v1/keys", "{\"role\":\"partner\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("partner-key-without-merchant");
        assertThat(HTTP.post("demo-admin", "/v1/keys", "{\"role\":\"partner\",\"merchant\":\"cafe\"}")
                        .status())
                .isEqualTo(201);
        assertThat(HTTP.get("demo-partner", "/v1/partners/cafe").status()).isEqualTo(200);
    }

    @Test
    void aPartnersKeyFromBeforeThatNamesNoneOpensNothing() {
        ProgramId demo = new ProgramId("demo");
        String text = "an old secret";
        Key.Grant grant = new Key.Grant(Role.PARTNER, Binding.NONE, "old");
        Key old = new Key("0123456789abcdef0123", demo, grant, sha256(text), new Key.Life(Instant.EPOCH, Instant.MAX));
        HTTP.bean(KeyStore.class).add(old);

        assertThat(status("gdn_" + old.id() + "_" + text)).isEqualTo(401);
        assertThat(HTTP.post("demo-admin", "/v1/keys/" + old.id() + "/rotation", "{}")
                        .code())
                .isEqualTo("partner-key-without-merchant");
        HTTP.bean(KeyStore.class)
                .add(new Key(
                        "1123456789abcdef0123",
                        demo,
                        new Key.Grant(Role.PARTNER, new Binding("cafe", "", "", ""), "old"),
                        sha256(text),
                        old.life()));
        assertThat(status("gdn_1123456789abcdef0123_" + text)).isEqualTo(200);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aKeyIsOfAMerchantThatThereIsOrWasOrIsToCome() {
        for (String role : List.of("till", "app", "partner", "operator", "admin")) {
            Http.Reply refused =
                    HTTP.post("demo-admin", "/v1/keys", "{\"role\":\"%s\",\"merchant\":\"nobody\"}".formatted(role));
            assertThat(refused.status()).as("%s", refused).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("unknown-merchant");
        }
        String settings = HTTP.get("demo-operator", "/v1/program/revisions/1")
                .json()
                .path("settings")
                .toString();
        Revising.enforce(
                HTTP, settings.replace("\"merchants\":[", "\"merchants\":[{\"id\":\"gym\",\"issuing\":\"ISSUES\"},"));
        Revising.enforce(HTTP, settings);
        assertThat(HTTP.post("demo-admin", "/v1/keys", "{\"role\":\"partner\",\"merchant\":\"gym\"}")
                        .status())
                .isEqualTo(201);

        Http.Reply house = HTTP.post("demo-admin", "/v1/keys", "{\"role\":\"partner\",\"merchant\":\"house\"}");
        assertThat(house.status()).as("%s", house).isEqualTo(201);
        String key = house.json().path("key").asString();
        assertThat(HTTP.get(key, "/v1/partners/cafe/statements").code()).isEqualTo("another-merchant");
    }

    @Test
    void aTokenOfTheIssuerActsInItsRole() {
        String operator = token(claims("operator"));

        assertThat(status(operator)).isEqualTo(200);
        assertThat(HTTP.get(operator, "/v1/keys").code()).isEqualTo("role-not-permitted");
    }

    @Test
    void anAppsTokenSeesItsOwnMemberOnly() {
        String mine = HTTP.member();
        String other = HTTP.member();
        String id =
                HTTP.get("demo-till", "/v1/members/" + mine).json().path("id").asString();
        String app = token(claims("app").claim("guerdon_member", id));

        assertThat(HTTP.get(app, "/v1/members/" + mine + "/balances").status()).isEqualTo(200);
        assertThat(HTTP.get(app, "/v1/members/" + other + "/balances").code()).isEqualTo("another-member");
        assertThat(HTTP.get(app, "/v1/members/" + other + "/rewards").code()).isEqualTo("another-member");
        for (String form : List.of("", ".csv", ".pdf")) {
            assertThat(HTTP.get(app, "/v1/members/" + mine + "/statement" + form)
                            .status())
                    .isEqualTo(200);
            assertThat(HTTP.get(app, "/v1/members/" + other + "/statement" + form)
                            .code())
                    .isEqualTo("another-member");
        }
        assertThat(HTTP.get(app, "/v1/members/" + mine + "/cashback/payouts").status())
                .isEqualTo(200);
        assertThat(HTTP.post(app, "/v1/members/" + other + "/rewards/mug/claims", "")
                        .code())
                .isEqualTo("another-member");
        assertThat(HTTP.post(
                                app,
                                "/v1/members/" + other + "/cashback/payouts",
                                "{\"unit\":\"cashback\",\"amount\":100}")
                        .code())
                .isEqualTo("another-member");
        assertThat(status(token(claims("app")))).isEqualTo(401);
    }

    @Test
    void aTokenThatIsOldForeignOrSaysNothingOpensNothing() {
        assertThat(status(token(claims("operator")
                        .expirationTime(Date.from(Instant.now().minusSeconds(600))))))
                .isEqualTo(401);
        assertThat(status(token(claims("king")))).isEqualTo(401);
        assertThat(status(token(claims("partner")))).isEqualTo(401);
        assertThat(status(token(claims("partner").claim("guerdon_merchant", "cafe"))))
                .isEqualTo(200);
        assertThat(status(token(new JWTClaimsSet.Builder().subject("u")))).isEqualTo(401);
        assertThat(status(token(claims("operator"), "another secret that is as long as the other one".getBytes())))
                .isEqualTo(401);
        assertThat(HTTP.get(token(claims("operator").claim("guerdon_program", "another")), "/v1/program")
                        .code())
                .isEqualTo("program-not-found");
    }

    private static JsonNode issue() {
        return HTTP.post("demo-admin", "/v1/keys", "{\"role\":\"till\"}").json();
    }

    private static int status(String bearer) {
        return HTTP.get(bearer, "/v1/program").status();
    }

    private static JWTClaimsSet.Builder claims(String role) {
        return new JWTClaimsSet.Builder()
                .subject("u-1")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("guerdon_program", "demo")
                .claim("guerdon_role", role);
    }

    private static String token(JWTClaimsSet.Builder claims) {
        return token(claims, SECRET);
    }

    private static String token(JWTClaimsSet.Builder claims, byte[] secret) {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
        return token.serialize();
    }
}
