package io.guerdon.webhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Progress in memory. */
final class InMemoryProgress implements ProgressStore {
    private final Map<WebhookId, Progress> progress = new ConcurrentHashMap<>();

    @Override
    public boolean add(Progress first) {
        return progress.putIfAbsent(first.id(), first) == null;
    }

    @Override
    public Optional<Progress> find(WebhookId id) {
        return Optional.ofNullable(progress.get(id));
    }

    @Override
    public List<Progress> all() {
        return List.copyOf(progress.values());
    }

    @Override
    public synchronized boolean replace(Progress next) {
        Progress before = progress.get(next.id());
        return before != null && before.version() == next.version() - 1 && progress.replace(next.id(), before, next);
    }

    @Override
    public void remove(WebhookId id) {
        progress.remove(id);
    }
}
