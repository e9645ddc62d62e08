package io.guerdon.settlement;

import io.guerdon.ledger.Entry;
import io.guerdon.publishing.Concerns;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the entries of the journal by the closed period they were recorded in, partner by partner. */
final class JournalCount {
    private final Map<ProgramId, List<Settlement>> closed;
    private final Map<Key, Tally> recorded = new HashMap<>();

    JournalCount(Map<ProgramId, List<Settlement>> closed) {
        this.closed = closed;
    }

    private record Key(PartnerId partner, int number) {}

    void add(Entry entry) {
        closed.getOrDefault(entry.chain().program(), List.of()).stream()
                .filter(settlement ->
                        entry.recordedAt().isBefore(settlement.period().end()))
                .findFirst()
                .ifPresent(settlement -> Concerns.of(entry)
                        .forEach((partner, concern) ->
                                recorded.merge(new Key(partner, settlement.number()), concern.amounts(), Tally::plus)));
    }

    Tally recorded(Settlement settlement, MerchantId partner) {
        Key key = new Key(new PartnerId(settlement.program(), partner), settlement.number());
        return recorded.getOrDefault(key, Tally.ZERO);
    }
}
