package io.guerdon.earning;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.History;
import io.guerdon.unit.ProgramId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One chain's entries that have been read already, as a history: whoever reads much of one chain asks the store once.
 *
 * @param entries all of one chain, in order, from the first
 */
record ChainInMemory(List<Entry> entries) implements History {
    @Override
    public Optional<Entry> byKey(ChainId chain, EntryKey key) {
        return of(chain).filter(entry -> entry.request().key().equals(key)).findFirst();
    }

    @Override
    public Optional<Entry> bySeq(ChainId chain, long seq) {
        return of(chain).filter(entry -> entry.seq() == seq).findFirst();
    }

    @Override
    public Optional<Entry> byId(EntryId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public List<Entry> byRef(ChainId chain, String ref) {
        return of(chain)
                .filter(entry -> entry.draft().why().refs().contains(ref))
                .toList();
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
        return of(chain)
                .filter(entry -> entry.draft().why().refs().stream().anyMatch(refs::contains))
                .toList();
    }

    @Override
    public List<Entry> after(ChainId chain, long seq, int limit) {
        return of(chain).filter(entry -> entry.seq() > seq).limit(limit).toList();
    }

    @Override
    public List<Entry> before(ChainId chain, long seq, int limit) {
        return entries.reversed().stream()
                .filter(entry -> entry.chain().equals(chain) && entry.seq() < seq)
                .limit(limit)
                .toList();
    }

    @Override
    public Stream<Entry> following(ProgramId program, String after) {
        return entries.stream()
                .filter(entry -> entry.chain().program().equals(program)
                        && entry.chain().member().value().compareTo(after) > 0);
    }

    private Stream<Entry> of(ChainId chain) {
        return entries.stream().filter(entry -> entry.chain().equals(chain));
    }
}
