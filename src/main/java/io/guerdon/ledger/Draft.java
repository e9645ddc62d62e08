package io.guerdon.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry as decided, before it has a place in the chain.
 *
 * @param kind what it does
 * @param effectiveAt when it happened, in the customer's world
 * @param movements what changes, in order
 * @param subject what it is about
 * @param why trace, actor and what earlier things it refers to
 */
public record Draft(EntryKind kind, Instant effectiveAt, List<Movement> movements, Optional<Subject> subject, Why why) {

    /** The same with more movements. */
    Draft and(List<Movement> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Movement> all = new ArrayList<>(movements);
        all.addAll(more);
        return new Draft(kind, effectiveAt, List.copyOf(all), subject, why);
    }

    /** The same with these movements in place of its own. */
    public Draft moving(List<Movement> others) {
        return new Draft(kind, effectiveAt, List.copyOf(others), subject, why);
    }

    /**
     * The circumstances of an entry.
     *
     * @param trace rules
     * @param actor who
     * @param refs ids this entry can be found by within its chain: a purchase, a hold, a receipt, an entry
     * @param turns it takes at what other accounts share
     */
    public record Why(Trace trace, Actor actor, List<String> refs, List<Turn> turns) {
        /** Of an entry that takes no turns. */
        public Why(Trace trace, Actor actor, List<String> refs) {
            this(trace, actor, refs, List.of());
        }

        /** The engine's own doing. */
        public static final Why DUE = new Why(Trace.NONE, Actor.ENGINE, List.of());

        /** Somebody's doing, without rules or references. */
        public static Why by(Actor actor) {
            return new Why(Trace.NONE, actor, List.of());
        }

        /** What a call asked for, under the settings in force when it came. */
        public static Why of(Call call) {
            return new Why(Trace.under(call.revision()), call.actor(), List.of());
        }

        /** The same with references. */
        public Why refs(String... ids) {
            return new Why(trace, actor, List.of(ids), turns);
        }

        /** The same with turns. */
        public Why turns(List<Turn> taken) {
            return new Why(trace, actor, refs, taken);
        }
    }
}
