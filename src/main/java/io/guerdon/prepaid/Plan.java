package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Arrangement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A plan that was agreed with a member. What was paid = released + unreleased + refunded + fees; the bonus = vested + unvested + dropped. */
public sealed interface Plan extends Arrangement permits OwnPlan, SentPlan {
    /** What names of plans begin with. */
    String KIND = "pln";

    /** The reference by which all of a member's plans are found. */
    String ALL = "prepaid-plans";

    /** How a plan stands, or ended. */
    enum Phase {
        RUNNING,
        COMPLETED,
        /** Before all of it was released or paid, by whoever asked for it. */
        CLOSED,
        /** Because it was not paid. */
        LAPSED,
        /** It goes on at another member. */
        TRANSFERRED
    }

    /** What was agreed. */
    PlanTerms terms();

    /** How it stands. */
    Phase phase();

    /** What became of it so far. */
    Figures figures(AccountState state);

    /** How one of its parts stands. */
    Part part(int part, AccountState state, Instant now);

    /** How its parts stand. */
    default List<Part> parts(AccountState state, Instant now) {
        return IntStream.rangeClosed(1, terms().schedule().parts())
                .mapToObj(part -> part(part, state, now))
                .toList();
    }
}
