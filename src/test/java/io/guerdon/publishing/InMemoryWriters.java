package io.guerdon.publishing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writers in memory, with the compare-and-set of the real store. */
public final class InMemoryWriters implements Writers {
    private final Map<String, Registration> writers = new TreeMap<>();

    @Override
    public synchronized void register(Registration writer) {
        if (writers.putIfAbsent(writer.id(), writer) != null) {
            throw new IllegalStateException("writer " + writer.id() + " is registered");
        }
    }

    @Override
    public synchronized Optional<Registration> find(String id) {
        return Optional.ofNullable(writers.get(id));
    }

    @Override
    public synchronized List<Registration> all() {
        return List.copyOf(writers.values());
    }

    @Override
    public synchronized boolean replace(Registration next) {
        boolean current = find(next.id())
                .filter(there -> there.version() == next.version() - 1)
                .isPresent();
        if (current) {
            writers.put(next.id(), next);
        }
        return current;
    }

    @Override
    public synchronized void remove(Registration closed) {
        writers.remove(closed.id(), closed);
    }
}
