package io.guerdon.reconciliation;

import io.guerdon.ledger.EntryKey;
import io.guerdon.publishing.PartnerId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Reconciliations in memory; numbers and requests are unique, a change goes in only over the version before it. */
public final class InMemoryReconciliations implements ReconciliationStore {
    private final Map<ReconciliationId, Reconciliation> all = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, Discrepancy>> found = new ConcurrentHashMap<>();

    @Override
    public synchronized boolean add(Reconciliation one) {
        boolean taken = madeBy(one.id().partner(), one.request().key()).isPresent();
        return !taken && all.putIfAbsent(one.id(), one) == null;
    }

    @Override
    public Optional<Reconciliation> find(ReconciliationId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<Reconciliation> madeBy(PartnerId partner, EntryKey request) {
        return of(partner).stream()
                .filter(one -> one.request().key().equals(request))
                .findFirst();
    }

    @Override
    public List<Reconciliation> of(PartnerId partner) {
        return all.values().stream()
                .filter(one -> one.id().partner().equals(partner))
                .sorted(Comparator.comparing(one -> -one.id().number()))
                .toList();
    }

    @Override
    public synchronized boolean replace(Reconciliation next) {
        Reconciliation before = all.get(next.id());
        boolean fits = before != null && before.version() == next.version() - 1;
        if (fits) {
            all.put(next.id(), next);
        }
        return fits;
    }

    @Override
    public synchronized void forget(ReconciliationId id) {
        all.remove(id);
        found.keySet().removeIf(run -> run.startsWith(id + "/"));
    }

    @Override
    public synchronized void found(ReconciliationId id, int attempt, List<Discrepancy> discrepancies) {
        discrepancies.forEach(one -> of(id, attempt).putIfAbsent(one.number(), one));
    }

    @Override
    public synchronized List<Discrepancy> from(ReconciliationId id, int attempt, long number, int limit) {
        return of(id, attempt).tailMap(number).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized boolean resolve(ReconciliationId id, int attempt, Discrepancy next) {
        Discrepancy before = of(id, attempt).get(next.number());
        boolean fits =
                before != null && before.standing().version() == next.standing().version() - 1;
        if (fits) {
            of(id, attempt).put(next.number(), next);
        }
        return fits;
    }

    private NavigableMap<Long, Discrepancy> of(ReconciliationId id, int attempt) {
        return found.computeIfAbsent(id + "/" + attempt, _ -> new TreeMap<>());
    }
}
