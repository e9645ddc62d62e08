package io.guerdon.publishing;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.InMemoryJournal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Entries of a member at the café, and the partner's stream of them. */
public final class ClosedMonths {
    private final TestEntries till = new TestEntries(new InMemoryJournal());
    private final PartnerStreams streams;
    private final List<Entry> entries = new ArrayList<>();

    /** Fills a store of streams. */
    public ClosedMonths(PartnerJournal partners) {
        this.streams = new PartnerStreams(partners, Clock.systemUTC(), _ -> true);
    }

    /** An entry that is in the stream at once, in a batch of its own. */
    public void earn(String at, long points) {
        earn("mem_1", at, points);
    }

    private void earn(String member, String at, long points) {
        Entry entry = till.earn(new EntryId("w", entries.size() + 1), member, "cafe", points)
                .entry();
        entries.add(recorded(entry, Instant.parse(at)));
        streams.fold("w", PartnerStream.each(entries.getLast()), List.of());
    }

    /** The same of a member that has nothing else. */
    public void earnAlone(String at, long points) {
        earn("mem_" + (entries.size() + 1), at, points);
    }

    /** Takes an entry away that the stream has. */
    public void hide(String at) {
        entries.removeIf(entry -> entry.recordedAt().equals(Instant.parse(at)));
    }

    /** All of them. */
    public List<Entry> entries() {
        return entries;
    }

    private static Entry recorded(Entry entry, Instant at) {
        return new Entry(entry.id(), entry.place(), entry.request(), entry.draft(), at, entry.after(), entry.digest());
    }
}
