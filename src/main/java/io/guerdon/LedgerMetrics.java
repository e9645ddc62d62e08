package io.guerdon;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.CommitListener;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.SealedEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts committed entries by kind. */
@Component
class LedgerMetrics implements CommitListener {
    private final Map<EntryKind, Counter> entries = new EnumMap<>(EntryKind.class);

    LedgerMetrics(MeterRegistry registry) {
        for (EntryKind kind : EntryKind.values()) {
            entries.put(kind, registry.counter("guerdon.ledger.entries", "kind", kind.wire()));
        }
    }

    @Override
    public void committed(SealedEntry entry, AccountState state) {
        Counter counter = entries.get(entry.entry().kind());
        if (counter != null) {
            counter.increment();
        }
    }
}
