package io.guerdon.reconciliation;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.AdjustBalance.Cause;
import io.guerdon.correction.Adjustments;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.LedgerRefusal.ClaimTaken;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.reconciliation.Discrepancy.Adjusting;
import io.guerdon.reconciliation.Discrepancy.Standing;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.ReconciliationRefusal.AdjustmentNeedsApproval;
import io.guerdon.reconciliation.ReconciliationRefusal.DiscrepancyNotFound;
import io.guerdon.reconciliation.ReconciliationRefusal.DiscrepancyResolved;
import io.guerdon.unit.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Resolves discrepancies. An adjustment claims the discrepancy it names, and what that is about, so that the journal has at most one of it, whatever
 * becomes of this process and whichever upload finds it again; beside it the discrepancy says that it is being adjusted, so that nobody accepts it as it is meanwhile.
 */
public final class Resolutions {
    private static final int MOST_AT_ONCE = 16;
    /** What a second adjustment is told. */
    private static final String TAKEN = "discrepancy-resolved";

    private final ReconciliationStore store;
    private final Adjustments adjustments;
    private final Clock clock;

    /** Of what a store has, by the machine's time: it tells which requests have long ended. */
    public Resolutions(ReconciliationStore store, Adjustments adjustments, Clock clock) {
        this.store = store;
        this.adjustments = adjustments;
        this.clock = clock;
    }

    /** Names a discrepancy. */
    public record Which(ReconciliationId reconciliation, long number) {
        /** As entries name it, for example {@code cafe-7/12}. */
        @Override
        public String toString() {
            return reconciliation + "/" + number;
        }
    }

    /** What became of a note. */
    public sealed interface Noted {
        /** It is kept. */
        record Done(Resolution resolution) implements Noted {}

        /** The same request left it before. */
        record Before(Resolution resolution) implements Noted {}

        /** It is not kept. */
        record Refused(Refusal refusal) implements Noted {}
    }

    /** A discrepancy of a reconciliation that is done. */
    public Optional<Discrepancy> find(Which which) {
        return attempt(which)
                .flatMap(attempt -> store.from(which.reconciliation(), attempt, which.number(), 1).stream()
                        .filter(found -> found.number() == which.number())
                        .findFirst());
    }

    private Optional<Integer> attempt(Which which) {
        return store.find(which.reconciliation())
                .filter(found -> found.progress().state() == State.DONE)
                .map(found -> found.progress().attempt());
    }

    /** Accepts it as it is. */
    public Noted note(Which which, Resolution note) {
        while (true) {
            Optional<Discrepancy> found = find(which);
            if (found.isEmpty()) {
                return new Noted.Refused(new DiscrepancyNotFound(which.toString()));
            }
            Standing standing = found.get().standing();
            if (standing.resolution().isPresent() || isBeingAdjusted(which, found.get())) {
                return standing.resolution()
                        .filter(before -> isSame(before, note))
                        .<Noted>map(Noted.Before::new)
                        .orElseGet(() -> new Noted.Refused(new DiscrepancyResolved(which.toString())));
            }
            if (replace(which, found.get().standing(Adjusting.NONE, Optional.of(note)))) {
                return new Noted.Done(note);
            }
        }
    }

    /** Of requests that never said how they ended, the journal knows whether one of them did adjust. */
    private boolean isBeingAdjusted(Which which, Discrepancy found) {
        Adjusting adjusting = found.standing().adjusting();
        if (!adjusting.isOver(clock.instant())) {
            return true;
        }
        Optional<Entry> made = adjusting.keys().isEmpty()
                ? Optional.empty()
                : adjustments.made(which.reconciliation().partner().program(), causes(which, found));
        made.ifPresent(entry -> end(which, entry));
        return made.isPresent();
    }

    private static boolean isSame(Resolution before, Resolution note) {
        return before.entry().isEmpty()
                && before.key().equals(note.key())
                && before.reason().equals(note.reason());
    }

    /** Adjusts a balance because of it, once. */
    public Outcome adjust(Program program, Which which, AdjustBalance adjustment, Call call) {
        long limit = program.policies().spending().approvalAbove();
        if (Math.abs(adjustment.amount()) > limit) {
            return new Outcome.Refused(new AdjustmentNeedsApproval(limit));
        }
        String key = keyOf(call.chain(), call.key());
        Optional<Refusal> refusal = begin(which, key);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        Optional<Discrepancy> found = find(which);
        if (found.isEmpty()) {
            return new Outcome.Refused(new DiscrepancyNotFound(which.toString()));
        }
        Outcome outcome = adjustments.adjust(program, named(which, found.get(), adjustment), call);
        switch (outcome) {
            case Outcome.Committed done -> end(which, done.entry());
            case Outcome.Replayed done -> end(which, done.entry());
            case Outcome.Refused refused -> ended(which, key, refused.refusal());
            case Outcome.RefusedBefore refused -> ended(which, key, refused.refusal());
        }
        return outcome;
    }

    private static AdjustBalance named(Which which, Discrepancy found, AdjustBalance adjustment) {
        MerchantId partner = which.reconciliation().partner().partner();
        AdjustBalance told = adjustment.because(which + ": " + adjustment.reason(), causes(which, found));
        // What has no merchant is the program's own anyway.
        return partner.equals(MerchantId.HOUSE) ? told : told.of(partner);
    }

    private static List<Cause> causes(Which which, Discrepancy found) {
        String gap = Gap.of(which.reconciliation().partner().partner(), found);
        return List.of(new Cause("discrepancy:" + which, TAKEN), new Cause(gap, TAKEN));
    }

    /** From now on nobody accepts it as it is. Whose adjustment is made, the claim decides. */
    private Optional<Refusal> begin(Which which, String key) {
        while (true) {
            Optional<Discrepancy> found = find(which);
            if (found.isEmpty()) {
                return Optional.of(new DiscrepancyNotFound(which.toString()));
            }
            Standing standing = found.get().standing();
            Adjusting adjusting = standing.adjusting().still(clock.instant());
            boolean ours = adjusting.keys().contains(key)
                    || standing.resolution()
                            .filter(done -> done.key().equals(key))
                            .isPresent();
            if (ours) {
                return Optional.empty();
            }
            if (standing.resolution().isPresent() || adjusting.keys().size() == MOST_AT_ONCE) {
                return Optional.of(new DiscrepancyResolved(which.toString()));
            }
            Adjusting more = adjusting.with(key, now());
            if (replace(which, found.get().standing(more, standing.resolution()))) {
                return Optional.empty();
            }
        }
    }

    /** As stores keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** An entry says how it ended whatever was noted: the journal is never wrong about what was adjusted. */
    private void end(Which which, Entry entry) {
        Resolution resolution = new Resolution(
                entry.id().toString(),
                entry.draft().why().actor().reason(),
                entry.draft().why().actor().credential(),
                keyOf(entry.chain(), entry.request().key()),
                entry.recordedAt());
        change(
                which,
                there -> there.standing()
                                .resolution()
                                .filter(known -> !known.entry().isEmpty())
                                .isPresent()
                        ? there
                        : there.standing(Adjusting.NONE, Optional.of(resolution)));
    }

    private static String keyOf(ChainId chain, EntryKey key) {
        return chain + " " + key;
    }

    /** Where another request's adjustment was made, the claim names it: a kill may have come before the discrepancy did. */
    private void ended(Which which, String key, Refusal refusal) {
        if (refusal instanceof ClaimTaken taken) {
            end(which, taken.holder());
            return;
        }
        change(
                which,
                there -> there.standing(
                        there.standing().adjusting().without(key),
                        there.standing().resolution()));
    }

    private void change(Which which, UnaryOperator<Discrepancy> change) {
        Optional<Discrepancy> found = find(which);
        while (found.isPresent()) {
            Discrepancy next = change.apply(found.get());
            if (next.equals(found.get()) || replace(which, next)) {
                return;
            }
            found = find(which);
        }
    }

    private boolean replace(Which which, Discrepancy next) {
        return attempt(which)
                .filter(attempt -> store.resolve(which.reconciliation(), attempt, next))
                .isPresent();
    }
}
