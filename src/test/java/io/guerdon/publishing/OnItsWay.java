package io.guerdon.publishing;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.InMemoryJournal;
import java.util.List;
import java.util.Set;

/** An entry of June 2026 that its writer has not published. */
public final class OnItsWay {
    private final InMemoryWriters writers = new InMemoryWriters();
    private final InMemoryJournal journal = new InMemoryJournal();

    /** Commits it. */
    public OnItsWay() {
        journal.insert(List.of(new TestEntries(journal).earn(new EntryId("a", 1), "mem_1", "cafe", 1)));
        writers.register(Registration.live("a", TestEntries.NOW));
    }

    /** What sees it. */
    public Intake intake() {
        return new Intake(writers, journal);
    }

    /** It has come. */
    public void comes() {
        Registration there = writers.find("a").orElseThrow();
        writers.replace(there.renewed(TestEntries.NOW, new Mark(1, Set.of()), 0));
    }
}
