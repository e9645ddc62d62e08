package io.guerdon.webhook;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Events that were set aside, in memory. */
public class InMemoryDeadLetters implements DeadLetterStore {
    private final Map<Key, DeadLetter> letters = new ConcurrentHashMap<>();

    private record Key(WebhookId webhook, String event) {}

    @Override
    public boolean add(DeadLetter letter) {
        return letters.putIfAbsent(key(letter), letter) == null;
    }

    private static Key key(DeadLetter letter) {
        return new Key(letter.webhook(), letter.event().id());
    }

    @Override
    public Optional<DeadLetter> find(WebhookId webhook, String event) {
        return Optional.ofNullable(letters.get(new Key(webhook, event)));
    }

    private Stream<DeadLetter> of(WebhookId webhook) {
        return letters.values().stream()
                .filter(letter -> letter.webhook().equals(webhook))
                .sorted(Comparator.comparing(DeadLetter::order));
    }

    @Override
    public List<DeadLetter> of(WebhookId webhook, String after, int limit) {
        return of(webhook)
                .filter(letter -> letter.order().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<DeadLetter> asked(WebhookId webhook, int limit) {
        return of(webhook)
                .filter(letter -> letter.askedAt().isPresent())
                .limit(limit)
                .toList();
    }

    @Override
    public long count(WebhookId webhook) {
        return of(webhook).count();
    }

    @Override
    public synchronized boolean replace(DeadLetter next) {
        DeadLetter before = letters.get(key(next));
        return before != null && before.version() == next.version() - 1 && letters.replace(key(next), before, next);
    }

    @Override
    public synchronized boolean remove(WebhookId webhook, String event) {
        return letters.remove(new Key(webhook, event)) != null;
    }

    @Override
    public void removeAll(WebhookId webhook) {
        letters.keySet().removeIf(key -> key.webhook().equals(webhook));
    }
}
