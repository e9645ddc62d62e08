package io.guerdon.webhook;

import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Refusal;
import io.guerdon.webhook.Webhook.Done;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody asks for, told from a repeat and from another request under the same key.
 *
 * @param key idempotency key
 * @param says what the request says, by field; without what it leaves out
 */
public record Asked(String key, Map<String, Object> says) {
    private static final List<String> FIELDS =
            List.of("after", "deadLetterAfter", "event", "overlap", "since", "types", "url");

    public Asked {
        says = Map.copyOf(says);
    }

    /** It, done to a webhook. */
    Done done(String act) {
        return new Done(WebhookId.hash(act + "|" + key), Fingerprint.of(new TreeMap<>(says)));
    }

    /** What is wrong with asking this where that was done under the same key; empty for a repeat, and where nobody knows any more. */
    static Optional<Refusal> otherThan(Done before, Done asked) {
        return before.says().equals(Fingerprint.NONE) || before.says().equals(asked.says())
                ? Optional.empty()
                : Optional.of(new IdempotencyKeyReused(before.says().differences(asked.says(), FIELDS)));
    }
}
