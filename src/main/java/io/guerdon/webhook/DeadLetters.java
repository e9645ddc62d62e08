package io.guerdon.webhook;

import io.guerdon.ledger.Refusal;
import io.guerdon.webhook.Webhook.Owner;
import io.guerdon.webhook.WebhookRefusal.DeadLetterNotFound;
import io.guerdon.webhook.WebhookRefusal.WebhookNotFound;
import io.guerdon.webhook.Webhooks.Replaying;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the events that were set aside, has them sent again, or drops them. */
public final class DeadLetters {
    private final Webhooks webhooks;
    private final DeadLetterStore store;
    private final Clock clock;

    /** Of registered webhooks. */
    public DeadLetters(Webhooks webhooks, DeadLetterStore store, Clock clock) {
        this.webhooks = webhooks;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Those of one of an owner's webhooks, the first that was set aside first; empty where there is no such webhook.
     *
     * @param after the order of the last one that was read; empty for the beginning
     */
    public Optional<List<DeadLetter>> of(Owner owner, WebhookId id, String after, int limit) {
        return webhooks.find(owner, id).map(_ -> store.of(id, after, limit));
    }

    /** Has an event sent again, once, by whichever process sends for the webhook. */
    public Replaying redeliver(Owner owner, WebhookId id, String event, String key) {
        Asked asked = new Asked(key, Map.of("event", event));
        return webhooks.once(owner, id, asked.done("redelivery"), _ -> ask(id, event));
    }

    private Optional<Refusal> ask(WebhookId id, String event) {
        while (true) {
            Optional<DeadLetter> found = store.find(id, event);
            if (found.isEmpty()) {
                return Optional.of(new DeadLetterNotFound(id.value(), event));
            }
            if (store.replace(found.get().asked(clock.instant()))) {
                return Optional.empty();
            }
        }
    }

    /** Drops one; empty where it is gone now. */
    public Optional<Refusal> dismiss(Owner owner, WebhookId id, String event) {
        if (webhooks.find(owner, id).isEmpty()) {
            return Optional.of(new WebhookNotFound(id.value()));
        }
        return store.remove(id, event) ? Optional.empty() : Optional.of(new DeadLetterNotFound(id.value(), event));
    }
}
