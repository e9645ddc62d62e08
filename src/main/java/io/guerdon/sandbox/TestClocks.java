package io.guerdon.sandbox;

import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Snapshots;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.sandbox.Advance.Cause;
import io.guerdon.sandbox.SandboxRefusal.ProgramIsLive;
import io.guerdon.sandbox.SandboxRefusal.TestClockBackward;
import io.guerdon.sandbox.SandboxRefusal.TestClockTooFar;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads and moves the clocks of sandboxes. */
public final class TestClocks {
    /**
     * The longest step. Time cannot be turned back, so a slip of the finger must not cost more than this; and everything that falls
     * due in a step is written before it is answered.
     */
    static final Period LONGEST_STEP = Period.ofYears(5);

    /** The last instant that settings and journals of every store can say. */
    static final Instant END =
            LocalDate.of(2999, 12, 31).atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final int MOST_BEHIND = 500;
    private static final int ATTEMPTS = 100;

    private final SandboxTime time;
    private final Sandboxes sandboxes;
    private final Stores stores;
    private final DueWork dueWork;

    /** What a clock stands on. */
    public record Stores(Advances advances, Programs programs, Snapshots snapshots) {}

    /** Moves clocks, and has done what is due by them. */
    public TestClocks(SandboxTime time, Sandboxes sandboxes, Stores stores, DueWork dueWork) {
        this.time = time;
        this.sandboxes = sandboxes;
        this.stores = stores;
        this.dueWork = dueWork;
    }

    /**
     * What a clock shows.
     *
     * @param latest its latest step
     * @param behind accounts that have something due which is not written yet, at most {@value #MOST_BEHIND}
     */
    public record Showing(Advance latest, int behind) {}

    /** What became of a wish to let time go on. */
    public sealed interface Moving {
        /** It is later now, and everything that fell due is written. */
        record Moved(Advance advance, Repeat repeat) implements Moving {}

        /** It is later now, and what fell due is being written. */
        record Underway(Advance advance, Repeat repeat) implements Moving {}

        /** It is not. */
        record Refused(Refusal refusal) implements Moving {}
    }

    /** Whether a request came before. */
    public enum Repeat {
        FIRST,
        AGAIN
    }

    /** What a program's clock shows; empty where it is no sandbox. */
    public Optional<Showing> showing(ProgramId program) {
        return sandboxes.beginning(program).map(beginning -> {
            Advance latest = time.standing(program, beginning);
            return new Showing(
                    latest,
                    stores.snapshots.dueBy(program, latest.to(), MOST_BEHIND).size());
        });
    }

    /**
     * Lets time go on, and has everything written that falls due, each entry at the instant at which it does. What is on its way
     * between members arrives before.
     *
     * @param patience asked between the parts of the work, whether there is time for another one
     */
    public Moving advance(AdvanceClock command, BooleanSupplier patience) {
        Optional<Instant> beginning = sandboxes.beginning(command.program());
        if (beginning.isEmpty()) {
            return new Moving.Refused(new ProgramIsLive());
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Moving> moving = attempt(command, beginning.get(), patience);
            if (moving.isPresent()) {
                return moving.get();
            }
        }
        throw new Overloaded("too many others move this clock");
    }

    /** Empty where somebody else has moved the clock meanwhile. */
    private Optional<Moving> attempt(AdvanceClock command, Instant beginning, BooleanSupplier patience) {
        Optional<Advance> before = stores.advances.madeBy(command.program(), command.request());
        if (before.isPresent()) {
            return Optional.of(repeated(before.get(), command, patience));
        }
        Advance latest = time.standing(command.program(), beginning);
        Instant to = command.step().from(latest.to(), zone(command.program(), latest.to()));
        Optional<Refusal> refusal = refusal(command.step(), latest.to(), to);
        if (refusal.isPresent()) {
            return refusal.map(Moving.Refused::new);
        }
        catchUp(latest, patience);
        Cause cause = new Cause(command.request(), command.step().asked(), revision(command.program()));
        Advance next = new Advance(command.program(), latest.number() + 1, latest.to(), to, cause);
        return stores.advances.add(next) ? Optional.of(moved(next, Repeat.FIRST, patience)) : Optional.empty();
    }

    private static Optional<Refusal> refusal(Step step, Instant now, Instant to) {
        if (!to.isAfter(now)) {
            return Optional.of(new TestClockBackward(now.toString(), step.asked()));
        }
        Instant most = now.atOffset(ZoneOffset.UTC).plus(LONGEST_STEP).toInstant();
        Instant latest = most.isBefore(END) ? most : END;
        return to.isAfter(latest)
                ? Optional.of(new TestClockTooFar(latest.toString(), step.asked()))
                : Optional.empty();
    }

    /** A repeat goes on with what is still to be written. */
    private Moving repeated(Advance before, AdvanceClock command, BooleanSupplier patience) {
        return before.cause().asked().equals(command.step().asked())
                ? moved(before, Repeat.AGAIN, patience)
                : new Moving.Refused(
                        new IdempotencyKeyReused(List.of(command.step().field())));
    }

    private Moving moved(Advance advance, Repeat repeat, BooleanSupplier patience) {
        return catchUp(advance, patience) ? new Moving.Moved(advance, repeat) : new Moving.Underway(advance, repeat);
    }

    /** Whether nothing is due any more. */
    private boolean catchUp(Advance advance, BooleanSupplier patience) {
        boolean more = true;
        while (more && patience.getAsBoolean()) {
            more = dueWork.beat(advance.program(), advance.to());
        }
        return stores.snapshots.dueBy(advance.program(), advance.to(), 1).isEmpty();
    }

    private ZoneId zone(ProgramId program, Instant now) {
        return stores.programs
                .inForce(program, now)
                .map(Program::place)
                .map(Program.Place::zone)
                .orElse(ZoneOffset.UTC);
    }

    /** The number of the latest revision, also where another process has published it this moment. */
    private int revision(ProgramId program) {
        int latest = 1;
        while (stores.programs.revision(program, latest + 1).isPresent()) {
            latest++;
        }
        return latest;
    }
}
