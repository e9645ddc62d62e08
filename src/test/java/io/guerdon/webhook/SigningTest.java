package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.unit.ProgramId;
import io.guerdon.webhook.Webhook.Secret;
import io.guerdon.webhook.Webhook.Secrets;
import io.guerdon.webhook.Webhook.Subscription;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static final WebhookId ID = new WebhookId("whk_0123456789abcdef0123");
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    /** The example that libraries for Standard Webhooks are tested with. */
    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final Notice NOTICE =
            new Notice("msg_p5jXN8AQM9LWM0D4loKWxJek", "t", "mem_1", "mem_1", "{\"test\": 2432232314}");
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final SecretVault vault = InMemoryWebhooks.vault();

    @Test
    void signsTheExampleOfTheStandard() {
        assertThat(signing(secret(SECRET, Instant.MAX)).signatures(NOTICE, AT)).isEqualTo(SIGNATURE);
    }

    @Test
    void signsWithBothSecretsUntilTheOneBeforeEnds() {
        Signing signing = signing(secret(new byte[32], Instant.MAX), secret(SECRET, AT.plusSeconds(1)));

        assertThat(signing.signatures(NOTICE, AT).split(" ")).hasSize(2).endsWith(SIGNATURE);
        assertThat(signing.signatures(NOTICE, AT.plusSeconds(1)).split(" "))
                .hasSize(1)
                .doesNotContain(SIGNATURE);
    }

    @Test
    void aSecretThatHasEndedNeedNotOpen() {
        Secret ended = new Secret(new byte[] {1}, AT);

        assertThat(signing(secret(SECRET, Instant.MAX), ended).signatures(NOTICE, AT))
                .isEqualTo(SIGNATURE);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> signing(secret(SECRET, Instant.MAX), new Secret(new byte[] {1}, AT.plusSeconds(1))))
                .isInstanceOf(SecretVault.DoesNotOpen.class);
    }

    @Test
    void aSecretOfAnotherWebhookDoesNotOpen() {
        byte[] sealed = vault.seal(ID, SECRET);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(SECRET, java.nio.charset.StandardCharsets.ISO_8859_1));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> vault.open(new WebhookId("whk_other"), sealed))
                .isInstanceOf(SecretVault.DoesNotOpen.class);
    }

    private Secret secret(byte[] secret, Instant end) {
        return new Secret(vault.seal(ID, secret), end);
    }

    private Signing signing(Secret... secrets) {
        return Signing.of(
                new Webhook(
                        ID,
                        new ProgramId("demo"),
                        new Subscription(
                                URI.create("https://a.example"),
                                new Webhook.Events.OfProgram(List.of()),
                                AT,
                                java.util.Optional.empty()),
                        new Secrets(List.of(secrets), List.of()),
                        0),
                vault,
                AT);
    }
}
