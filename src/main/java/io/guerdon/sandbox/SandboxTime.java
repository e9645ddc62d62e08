package io.guerdon.sandbox;

import io.guerdon.ledger.ProgramTime;
import io.guerdon.program.Programs;
import io.guerdon.unit.ProgramId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The machine's time, and in sandboxes what their clocks show. A clock is read from the store each time: whatever begins after a
 * step was acknowledged, in whichever process, is decided after it, and by the settings that were published before it.
 */
public final class SandboxTime implements ProgramTime {
    private final Sandboxes sandboxes;
    private final Advances advances;
    private final Programs programs;
    private final Clock clock;

    /** Reads test clocks; {@code clock} is the machine's. */
    public SandboxTime(Sandboxes sandboxes, Advances advances, Programs programs, Clock clock) {
        this.sandboxes = sandboxes;
        this.advances = advances;
        this.programs = programs;
        this.clock = clock;
    }

    @Override
    public Instant now(ProgramId program) {
        return sandboxes
                .beginning(program)
                .map(beginning -> standing(program, beginning).to())
                .orElseGet(clock::instant);
    }

    @Override
    public boolean isApart(ProgramId program) {
        return sandboxes.has(program);
    }

    @Override
    public Map<ProgramId, Instant> apart() {
        Map<ProgramId, Instant> times = new HashMap<>();
        advances.programs().forEach(program -> times.put(program, now(program)));
        return times;
    }

    /** The latest step of a sandbox's clock. */
    Advance standing(ProgramId sandbox, Instant beginning) {
        Advance latest = advances.latest(sandbox).orElseGet(() -> begin(sandbox, beginning));
        programs.revision(sandbox, latest.cause().revision());
        return latest;
    }

    /** Where two begin a clock at once they begin it alike; where somebody has moved it meanwhile, that counts. */
    private Advance begin(ProgramId sandbox, Instant beginning) {
        Advance first = Advance.first(sandbox, beginning);
        return advances.add(first) ? first : advances.latest(sandbox).orElse(first);
    }
}
