package io.guerdon.web;

import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.Revision;
import io.guerdon.program.Revisions;
import io.guerdon.unit.ProgramId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Programs in a store that can be away. */
final class Outage implements Programs {
    private final Programs programs;
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean away;

    Outage(Programs programs) {
        this.programs = programs;
    }

    void begin() {
        away = true;
    }

    void end() {
        away = false;
    }

    /** How often it was asked for a program. */
    long asked() {
        return asked.get();
    }

    @Override
    public Optional<Revisions> find(ProgramId id) {
        asked.incrementAndGet();
        if (away) {
            throw new StoreUnavailable("as asked", new IllegalStateException());
        }
        return programs.find(id);
    }

    @Override
    public Optional<Program> revision(ProgramId id, int revision) {
        return programs.revision(id, revision);
    }

    @Override
    public boolean publish(Revision revision) {
        return programs.publish(revision);
    }
}
