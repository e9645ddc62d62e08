package io.guerdon.tier;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.Following;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.tier.Standing.Held;
import io.guerdon.unit.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Tells of each change of a tier once: in the entry that brought it, whatever that is, and where time takes a tier, in the entry that due
 * work writes at that instant. A program without tiers is asked nothing more than that.
 */
public final class TierChanges implements Following {
    private final Programs programs;
    private final History history;

    /** Programs tell the thresholds; the history tells when members joined. */
    public TierChanges(Programs programs, History history) {
        this.programs = programs;
        this.history = history;
    }

    @Override
    public List<Movement> of(AccountState before, Draft decided, Instant now) {
        if (!(before.chain().owner() instanceof MemberId) || decided.movements().isEmpty()) {
            return List.of();
        }
        Instant at = decided.kind() == EntryKind.TIER ? decided.effectiveAt() : now;
        Optional<Program> program = programs.inForce(before.chain().program(), at);
        Telling telling = new Telling(
                before, decided, program.flatMap(each -> each.catalogue().tiering()));
        if (!telling.concerns()) {
            return List.of();
        }
        Optional<Held> held = program.flatMap(settings -> Ladder.of(programs, settings))
                .flatMap(ladder -> held(ladder, before, decided, at));
        return telling.of(held).<List<Movement>>map(List::of).orElse(List.of());
    }

    private Optional<Held> held(Ladder ladder, AccountState before, Draft decided, Instant at) {
        LocalDate joined = before.seq() == 0
                ? LocalDate.ofInstant(at, ladder.zone())
                : Joined.day(ladder, history, before.chain());
        return ladder.standing(Fold.apply(before, decided.movements()), joined, at)
                .held();
    }
}
