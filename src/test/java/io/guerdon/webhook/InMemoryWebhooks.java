package io.guerdon.webhook;

import io.guerdon.member.MasterKey;
import io.guerdon.unit.ProgramId;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Webhooks in memory. */
public final class InMemoryWebhooks implements WebhookStore {
    private static final int MOST = 20;
    private static final int MOST_OF_PARTNER = 5;

    private final ConcurrentSkipListMap<String, Webhook> webhooks = new ConcurrentSkipListMap<>();

    /** Webhooks that are sent to nobody: they stay where they were registered. */
    public static Webhooks over(Clock clock, DeadLetterStore deadLetters) {
        return new Webhooks(
                new Webhooks.Stores(new InMemoryWebhooks(), new InMemoryProgress(), deadLetters),
                new Webhooks.Terms(MOST, MOST_OF_PARTNER, new Reach(Set.of())),
                vault(),
                clock);
    }

    static SecretVault vault() {
        return new SecretVault(MasterKey.ofBase64(Base64.getEncoder().encodeToString(new byte[32]))
                .cipher("webhooks"));
    }

    @Override
    public boolean add(Webhook webhook) {
        return webhooks.putIfAbsent(webhook.id().value(), webhook) == null;
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return Optional.ofNullable(webhooks.get(id.value()));
    }

    @Override
    public List<Webhook> of(ProgramId program) {
        return all().stream()
                .filter(webhook -> webhook.program().equals(program))
                .toList();
    }

    @Override
    public List<Webhook> all() {
        return List.copyOf(webhooks.values());
    }

    @Override
    public synchronized boolean replace(Webhook next) {
        Webhook before = webhooks.get(next.id().value());
        return before != null
                && before.version() == next.version() - 1
                && webhooks.replace(next.id().value(), before, next);
    }

    @Override
    public boolean remove(WebhookId id) {
        return webhooks.remove(id.value()) != null;
    }
}
