package io.guerdon.access;

import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keys in memory. */
public final class InMemoryKeys implements KeyStore {
    private final ConcurrentSkipListMap<String, Key> keys = new ConcurrentSkipListMap<>();

    @Override
    public boolean add(Key key) {
        return keys.putIfAbsent(key.id(), key) == null;
    }

    @Override
    public Optional<Key> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public List<Key> of(ProgramId program) {
        return keys.values().stream()
                .filter(key -> key.program().equals(program))
                .toList();
    }

    @Override
    public boolean end(Key key) {
        return keys.replace(key.id(), key) != null;
    }
}
