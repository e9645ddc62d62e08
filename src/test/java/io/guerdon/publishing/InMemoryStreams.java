package io.guerdon.publishing;

import io.guerdon.ledger.Journal;
import io.guerdon.ledger.SealedEntry;
import java.time.Clock;
import java.util.List;

/** Partners' streams of a journal in memory, which take in what a writer has written when a test says so. */
public final class InMemoryStreams {
    private final Journal journal;
    private final PartnerStreams streams;
    private long done;

    /** Reads a journal and fills streams. */
    public InMemoryStreams(Journal journal, PartnerJournal partners, Clock clock) {
        this.journal = journal;
        this.streams = new PartnerStreams(partners, clock, _ -> true);
    }

    /** Takes in everything that is new. */
    public synchronized void takeIn(String writer) {
        for (SealedEntry sealed : journal.ofWriter(writer, done, Integer.MAX_VALUE)) {
            streams.fold(writer, PartnerStream.each(sealed.entry()), List.of());
            done = sealed.entry().id().n();
        }
    }
}
