package io.guerdon.webhook;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.guerdon.webhook.Webhook.Secret;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Signs as Standard Webhooks say: HMAC-SHA256 over id, time and body, one signature per secret that is good. */
final class Signing {
    private final List<Key> keys;

    private Signing(List<Key> keys) {
        this.keys = keys;
    }

    private record Key(com.standardwebhooks.Webhook signer, Instant endsAt) {}

    /** With the secrets that are good at an instant; of those that have ended none is opened. */
    static Signing of(Webhook webhook, SecretVault vault, Instant at) {
        return new Signing(webhook.secrets().kept().stream()
                .filter(secret -> secret.endsAt().isAfter(at))
                .map(secret -> key(webhook.id(), secret, vault))
                .toList());
    }

    private static Key key(WebhookId id, Secret secret, SecretVault vault) {
        try {
            return new Key(new com.standardwebhooks.Webhook(vault.open(id, secret.sealed())), secret.endsAt());
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException("secrets have 256 bits", e);
        }
    }

    /** The signatures of a request sent at an instant, the newest secret's first. */
    String signatures(Notice notice, Instant at) {
        return keys.stream()
                .filter(key -> key.endsAt().isAfter(at))
                .map(key -> sign(key.signer(), notice, at))
                .collect(Collectors.joining(" "));
    }

    private static String sign(com.standardwebhooks.Webhook signer, Notice notice, Instant at) {
        try {
            return signer.sign(notice.id(), at.getEpochSecond(), notice.body());
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
