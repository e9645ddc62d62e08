package io.guerdon.publishing;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;

/**
 * Whether partners' streams have taken in what was recorded. Each writer says how far its entries are published, and the journal has what
 * comes after that.
 */
public final class Intake {
    private static final int PAGE = 500;

    private final Writers writers;
    private final Journal journal;

    /** Looks at the writers of a journal. */
    public Intake(Writers writers, Journal journal) {
        this.writers = writers;
        this.journal = journal;
    }

    /** Whether every entry of a program that is in the journal and was recorded before an instant is in the streams it concerns. */
    public boolean isComplete(ProgramId program, Instant end) {
        return writers.all().stream().allMatch(writer -> isComplete(writer, program, end));
    }

    private boolean isComplete(Registration writer, ProgramId program, Instant end) {
        Mark published = writer.published();
        long n = published.floor();
        List<SealedEntry> page;
        do {
            page = journal.ofWriter(writer.id(), n, PAGE);
            if (page.stream().map(SealedEntry::entry).anyMatch(entry -> isMissing(entry, published, program, end))) {
                return false;
            }
            n = page.isEmpty() ? n : page.getLast().entry().id().n();
        } while (page.size() == PAGE);
        return true;
    }

    private static boolean isMissing(Entry entry, Mark published, ProgramId program, Instant end) {
        return !published.covers(entry.id().n())
                && entry.chain().program().equals(program)
                && entry.recordedAt().isBefore(end);
    }
}
