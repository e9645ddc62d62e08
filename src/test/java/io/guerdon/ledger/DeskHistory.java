package io.guerdon.ledger;

import io.guerdon.unit.ProgramId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chains on one thread, indexed for quick decisions. */
final class DeskHistory implements History {
    private final Map<ChainId, List<Entry>> chains = new HashMap<>();
    private final Map<EntryId, Entry> ids = new HashMap<>();
    private final Map<Name, Entry> keys = new HashMap<>();
    private final Map<Name, List<Entry>> refs = new HashMap<>();

    void append(Entry entry) {
        chains.computeIfAbsent(entry.chain(), _ -> new ArrayList<>()).add(entry);
        ids.put(entry.id(), entry);
        keys.put(new Name(entry.chain(), entry.request().key().value()), entry);
        entry.draft().why().refs().stream()
                .distinct()
                .forEach(ref -> refs.computeIfAbsent(new Name(entry.chain(), ref), _ -> new ArrayList<>())
                        .add(entry));
    }

    List<Entry> all(ChainId chain) {
        return chains.getOrDefault(chain, List.of());
    }

    @Override
    public Optional<Entry> byKey(ChainId chain, EntryKey key) {
        return Optional.ofNullable(keys.get(new Name(chain, key.value())));
    }

    @Override
    public Optional<Entry> bySeq(ChainId chain, long seq) {
        List<Entry> entries = all(chain);
        return seq >= 1 && seq <= entries.size() ? Optional.of(entries.get((int) seq - 1)) : Optional.empty();
    }

    @Override
    public Optional<Entry> byId(EntryId id) {
        return Optional.ofNullable(ids.get(id));
    }

    @Override
    public List<Entry> byRef(ChainId chain, String ref) {
        return List.copyOf(refs.getOrDefault(new Name(chain, ref), List.of()));
    }

    @Override
    public List<Entry> byRefBefore(ChainId chain, String ref, long seq, int limit) {
        return byRef(chain, ref).reversed().stream()
                .filter(entry -> entry.seq() < seq)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Entry> byRefs(ChainId chain, Collection<String> refs) {
        return all(chain).stream()
                .filter(entry -> entry.draft().why().refs().stream().anyMatch(refs::contains))
                .toList();
    }

    @Override
    public List<Entry> after(ChainId chain, long seq, int limit) {
        List<Entry> entries = all(chain);
        int from = (int) Math.min(seq, entries.size());
        return List.copyOf(entries.subList(from, Math.min(from + limit, entries.size())));
    }

    @Override
    public Stream<Entry> following(ProgramId program, String after) {
        return chains.entrySet().stream()
                .filter(chain -> chain.getKey().program().equals(program)
                        && chain.getKey().owner().value().compareTo(after) > 0)
                .sorted(Comparator.comparing(chain -> chain.getKey().value()))
                .flatMap(chain -> chain.getValue().stream());
    }

    @Override
    public List<Entry> before(ChainId chain, long seq, int limit) {
        return all(chain).reversed().stream()
                .filter(entry -> entry.seq() < seq)
                .limit(limit)
                .toList();
    }

    private record Name(ChainId chain, String text) {}
}
