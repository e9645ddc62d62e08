package io.guerdon.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Claims in memory. */
public final class InMemoryClaims implements Claims {
    private final ConcurrentMap<String, Holder> holders = new ConcurrentHashMap<>();

    @Override
    public List<Holder> take(List<Holder> takers) {
        return takers.stream()
                .map(taker -> holders.computeIfAbsent(taker.claim(), _ -> taker))
                .toList();
    }

    @Override
    public Optional<Holder> holder(String claim) {
        return Optional.ofNullable(holders.get(claim));
    }

    @Override
    public Map<String, Holder> holders(Collection<String> wanted) {
        Map<String, Holder> found = new HashMap<>();
        wanted.forEach(claim -> holder(claim).ifPresent(holder -> found.put(claim, holder)));
        return found;
    }

    @Override
    public List<Holder> beginning(String text, int limit) {
        return holders.values().stream()
                .filter(holder -> holder.claim().startsWith(text))
                .sorted(Comparator.comparing(Holder::claim))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean replace(Holder from, Holder to) {
        return holders.replace(from.claim(), from, to);
    }

    @Override
    public void release(Holder holder) {
        holders.remove(holder.claim(), holder);
    }

    /** How many claims are held. */
    public int size() {
        return holders.size();
    }
}
