package io.guerdon.clearing;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Clearing;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Suspended;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says of each draw what it pays by the terms in force: those of the revision the entry was decided under, and of what time does, those of
 * when it happened. Parts of one purchase come back under its own revision, so what is taken for them pays the same in each.
 */
public final class Contracts implements Clearing {
    private final Programs programs;

    /** Of these programs. */
    public Contracts(Programs programs) {
        this.programs = programs;
    }

    @Override
    public Draft agreed(ChainId chain, Draft decided, Instant now) {
        if (decided.movements().stream().noneMatch(Contracts::concerns)) {
            return decided;
        }
        Terms terms = program(chain, decided)
                .map(program -> new Terms(program, fee(decided.kind())))
                .orElseThrow(() -> new IllegalStateException("there is no program " + chain.program()));
        return decided.moving(decided.movements().stream()
                .map(movement -> agreed(movement, terms))
                .toList());
    }

    @Override
    public Suspended suspended(ProgramId program) {
        return (merchant, at) -> programs.inForce(program, at)
                .filter(then -> then.isSuspended(merchant))
                .isPresent();
    }

    /** A membership goes on by the settings it was joined under; what its fee pays is what is agreed when it is taken. */
    private Optional<Program> program(ChainId chain, Draft decided) {
        int revision = decided.why().trace().revision();
        return revision > 0 && decided.kind() != EntryKind.MEMBERSHIP_DUE
                ? programs.revision(chain.program(), revision)
                : programs.inForce(chain.program(), decided.effectiveAt());
    }

    /** Who pays out what is left on another's gift card has laid out as much. */
    private static Terms.Fee fee(EntryKind kind) {
        return kind == EntryKind.GIFT_CARD_PAYOUT ? Terms.Fee.WAIVED : Terms.Fee.TAKEN;
    }

    /** Most entries take nothing of anybody's, and ask for no terms. */
    private static boolean concerns(Movement movement) {
        return switch (movement) {
            case LotDrawn m -> Terms.mayPay(m.draw(), m.to());
            case HoldClosed m -> m.captured().stream().anyMatch(draw -> Terms.mayPay(draw, m.to()));
            default -> false;
        };
    }

    private static Movement agreed(Movement movement, Terms terms) {
        return switch (movement) {
            case LotDrawn m -> new LotDrawn(m.wallet(), agreed(m, terms), m.bucket(), m.to());
            case HoldClosed m ->
                new HoldClosed(m.wallet(), m.hold(), m.ending(), captured(m, terms), m.released(), m.to());
            default -> movement;
        };
    }

    private static Draw agreed(LotDrawn m, Terms terms) {
        return m.draw().paying(terms.each(m.wallet(), m.draw(), m.to()));
    }

    private static List<Draw> captured(HoldClosed m, Terms terms) {
        return m.captured().stream()
                .map(draw -> draw.paying(terms.each(m.wallet(), draw, m.to())))
                .toList();
    }
}
