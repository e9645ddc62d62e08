package io.guerdon.membership;

import io.guerdon.ledger.ArrangementId;
import java.util.Optional;

/**
 * How fees are paid.
 *
 * @param pays from what
 * @param failed payments from stored value for the period that is due
 * @param charges how many there were; each has a number of its own
 * @param owing the one that is open; there is never a second
 */
public record Dues(Paying pays, int failed, long charges, Optional<Owing> owing) {
    /** From what fees are paid. */
    public enum Paying {
        STORED_VALUE,
        /** Outside, by charges. */
        CHARGE
    }

    /** What a charge is for. */
    public enum For {
        JOINING,
        PERIOD,
        CHANGE
    }

    /**
     * What is to be paid outside.
     *
     * @param what it is for
     * @param charge its name
     * @param to what the membership changes to; empty where it does not
     */
    public record Owing(For what, ArrangementId charge, Optional<MembershipTerms> to) {
        boolean isFor(For some) {
            return what == some;
        }
    }

    Dues paying(Paying from) {
        return new Dues(from, failed, charges, owing);
    }

    Dues failing(int times) {
        return new Dues(pays, times, charges, owing);
    }

    Dues owing(Owing what) {
        return new Dues(pays, failed, charges + 1, Optional.of(what));
    }

    Dues owingNothing() {
        return new Dues(pays, failed, charges, Optional.empty());
    }
}
