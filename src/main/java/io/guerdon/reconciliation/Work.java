package io.guerdon.reconciliation;

import io.guerdon.publishing.PartnerJournal;
import io.guerdon.reconciliation.Asked.Writing;
import io.guerdon.reconciliation.Sorter.Sorted;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The files and sorters of one reconciliation, from its first line to its last match. */
final class Work implements Closeable {
    private final Workspace workspace;
    private final Asked asked;
    private final ReconciliationSettings settings;
    private final Comparing comparing;
    private final Sorter lines;
    private final Intake intake;

    Work(Asked asked, ReconciliationSettings settings) throws IOException {
        this.asked = asked;
        this.settings = settings;
        this.comparing = new Comparing(
                asked.writing().layout().traits(), asked.period().window().toMillis());
        this.workspace = Workspace.open(settings.directory());
        this.lines = sorter("lines");
        this.intake = new Intake(asked.period(), lines, settings.mostLines());
    }

    private Sorter sorter(String name) throws IOException {
        return new Sorter(workspace.directory(), name, comparing, settings.sortMegabytes());
    }

    /** Takes the upload in; answers the digest of the request. */
    String take(InputStream body) throws IOException, UnreadableLine {
        Writing writing = asked.writing();
        Digesting digesting = new Digesting(body, writing.said());
        intake.read(digesting, writing.charset(), asked.upload(), writing.layout());
        return digesting.hex();
    }

    /** How many lines were sent. */
    long sent() {
        return intake.taken() + intake.outside();
    }

    /** Holds the two sides against each other. */
    Counts match(PartnerJournal journal, Found found) throws IOException {
        try (Sorter events = sorter("events")) {
            new PartnerItems(journal, asked.partner()).read(asked.period(), asked.kinds(), events::add);
            try (Sorted sortedLines = lines.sorted();
                    Sorted sortedEvents = events.sorted()) {
                new Matching(comparing, found).run(sortedLines, sortedEvents);
            }
        }
        found.flush();
        return found.counts(sent(), intake.outside());
    }

    @Override
    public void close() throws IOException {
        try {
            lines.close();
        } finally {
            workspace.close();
        }
    }
}
