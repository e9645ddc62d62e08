package io.guerdon.drafting;

import io.guerdon.ledger.Refusal;
import io.guerdon.program.Violation;
import java.util.List;

/** Why settings are not drafted or published; in the order of the checks. */
public sealed interface DraftRefusal extends Refusal {
    /** The program has no such revision. */
    record RevisionNotFound(String revision) implements DraftRefusal, NotFound {}

    /** The program has no draft. */
    record DraftNotFound() implements DraftRefusal, NotFound {}

    /** Another revision than {@code basedOn} is the latest one now; the draft has to be made anew from that one. */
    record DraftOutdated(int basedOn, int latest) implements DraftRefusal, Conflict {}

    /** The settings are not what settings can be; each violation says where and what. */
    record InvalidSettings(List<Violation> violations) implements DraftRefusal, Unprocessable {}

    /** What was in force in the past stays so. */
    record EffectiveInThePast(String effectiveAt) implements DraftRefusal, Unprocessable {}
}
