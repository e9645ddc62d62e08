package io.guerdon.ledger;

import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A journal in memory with the promises of the real one: unique id, (chain, seq) and (chain, key), each insert on its own. */
public class InMemoryJournal implements Journal {
    private final Map<ChainId, TreeMap<Long, SealedEntry>> chains = new HashMap<>();
    private final Map<EntryId, SealedEntry> ids = new TreeMap<>();
    private final Map<ChainId, Map<EntryKey, Entry>> keys = new HashMap<>();

    @Override
    public SealedEntry seal(Entry entry) {
        byte[] stored = text(entry).getBytes(StandardCharsets.UTF_8);
        return new SealedEntry(entry.sealedWith(digest(stored)), stored);
    }

    @Override
    public synchronized List<Insertion> insert(List<SealedEntry> entries) {
        return entries.stream().map(this::insert).toList();
    }

    /** Claims are somewhere else, so only what claims nothing is written at once. */
    @Override
    public synchronized Joint insert(List<Claims.Holder> takers, List<SealedEntry> entries) {
        if (!takers.isEmpty()) {
            return Joint.NOT_TRIED;
        }
        boolean allIn = entries.stream().allMatch(entry -> insert(entry) == Insertion.STORED);
        return allIn ? Joint.IN : Joint.IN_PART;
    }

    /** Changes a byte of an entry, as nobody should. */
    public synchronized void damage(ChainId chain, long seq) {
        chains.get(chain).compute(seq, (_, written) -> {
            byte[] stored = written.stored().clone();
            stored[0]++;
            return new SealedEntry(written.entry(), stored);
        });
    }

    private Insertion insert(SealedEntry sealed) {
        Entry entry = sealed.entry();
        var chain = chains.computeIfAbsent(entry.chain(), _ -> new TreeMap<>());
        var used = keys.computeIfAbsent(entry.chain(), _ -> new HashMap<>());
        if (ids.containsKey(entry.id())
                || chain.containsKey(entry.seq())
                || used.containsKey(entry.request().key())) {
            return Insertion.DUPLICATE;
        }
        ids.put(entry.id(), sealed);
        chain.put(entry.seq(), sealed);
        used.put(entry.request().key(), entry);
        return Insertion.STORED;
    }

    @Override
    public synchronized Optional<Entry> byKey(ChainId chain, EntryKey key) {
        return Optional.ofNullable(keys.getOrDefault(chain, Map.of()).get(key));
    }

    @Override
    public synchronized Optional<Entry> bySeq(ChainId chain, long seq) {
        return Optional.ofNullable(chain(chain).get(seq)).map(SealedEntry::entry);
    }

    @Override
    public synchronized Optional<Entry> byId(EntryId id) {
        return Optional.ofNullable(ids.get(id)).map(SealedEntry::entry);
    }

    @Override
    public synchronized Set<EntryId> present(Collection<EntryId> wanted) {
        return wanted.stream().filter(ids::containsKey).collect(Collectors.toSet());
    }

    @Override
    public synchronized List<Entry> byRef(ChainId chain, String ref) {
        return chain(chain).values().stream()
                .map(SealedEntry::entry)
                .filter(entry -> entry.draft().why().refs().contains(ref))
                .toList();
    }

    @Override
    public synchronized List<Entry> byRefBefore(ChainId chain, String ref, long seq, int limit) {
        return byRef(chain, ref).reversed().stream()
                .filter(entry -> entry.seq() < seq)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Entry> byRefs(ChainId chain, Collection<String> refs) {
        return chain(chain).values().stream()
                .map(SealedEntry::entry)
                .filter(entry -> entry.draft().why().refs().stream().anyMatch(refs::contains))
                .toList();
    }

    @Override
    public synchronized List<Entry> after(ChainId chain, long seq, int limit) {
        return chain(chain).tailMap(seq, false).values().stream()
                .map(SealedEntry::entry)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Entry> before(ChainId chain, long seq, int limit) {
        return chain(chain).headMap(seq, false).descendingMap().values().stream()
                .map(SealedEntry::entry)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Stream<Entry> following(ProgramId program, String after) {
        List<Entry> all = new ArrayList<>();
        chains.keySet().stream()
                .filter(chain -> chain.program().equals(program)
                        && chain.owner() instanceof MemberId member
                        && member.value().compareTo(after) > 0)
                .sorted(Comparator.comparing(ChainId::value))
                .forEach(chain -> chain(chain).values().forEach(written -> all.add(written.entry())));
        return all.stream();
    }

    @Override
    public synchronized Stream<StoredDocument> chains() {
        List<StoredDocument> all = new ArrayList<>();
        chains.keySet().stream()
                .sorted(Comparator.comparing(ChainId::value))
                .forEach(chain -> chain(chain)
                        .values()
                        .forEach(written -> all.add(new StoredEntry(
                                written.entry(),
                                digest(written.stored()),
                                written.entry().legs()))));
        return all.stream();
    }

    @Override
    public synchronized List<SealedEntry> ofWriter(String writer, long n, int limit) {
        return ids.values().stream()
                .filter(written -> written.entry().id().writer().equals(writer)
                        && written.entry().id().n() > n)
                .limit(limit)
                .toList();
    }

    private NavigableMap<Long, SealedEntry> chain(ChainId chain) {
        return chains.getOrDefault(chain, new TreeMap<>());
    }

    private static String text(Entry entry) {
        return String.join(
                "\n",
                entry.id().toString(),
                entry.place().toString(),
                entry.request().key().toString(),
                HexFormat.of().formatHex(entry.request().fingerprint().bytes()),
                entry.draft().toString(),
                entry.recordedAt().toString(),
                entry.after().toString());
    }

    private static Digest digest(byte[] stored) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(stored));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
