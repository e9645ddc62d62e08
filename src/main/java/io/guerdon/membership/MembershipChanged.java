package io.guerdon.membership;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Subject;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.unit.Money;
import io.guerdon.unit.PlanId;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What happened to a membership, as the journal keeps it.
 *
 * @param id of the membership
 * @param step what happened
 * @param stands what it is then, or was when it ended
 * @param paid from stored value
 * @param back what went back with it
 */
public record MembershipChanged(ArrangementId id, Step step, Stands stands, Money paid, Returned back)
        implements Subject {
    /** What can happen. */
    public enum Step {
        JOINED,
        RENEWED,
        /** A period is over and the next not paid. */
        FEE_DUE,
        /** There was not enough stored value again. */
        PAYMENT_FAILED,
        PACK_GIVEN,
        CHANGED,
        /** It changes at the end of the period, or does not any more. */
        CHANGE_PLANNED,
        /** A charge was opened, and nothing else. */
        CHARGED,
        PAUSED,
        RESUMED,
        /** It ends with the period. */
        CANCELLED,
        /** It was given back in its cooling-off. */
        RETURNED,
        ENDED,
        /** It was not paid. */
        LAPSED;

        /** The name in the journal, the API and the events. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What a membership is.
     *
     * @param from first day of its period
     * @param until the day after the last
     */
    public record Stands(PlanId plan, Phase phase, LocalDate from, LocalDate until) {}

    /**
     * What went back when a membership was returned, or gave way to a plan that costs less, in minor units and units.
     *
     * @param toStoredValue of fees, where they came from, or what is left of them
     * @param toPay of fees that were paid outside, which whoever took them pays back
     * @param kept of fees, for coupons that were used
     * @param coupons that were taken back
     * @param couponsUsed that were not there any more
     * @param gift what was taken back of it
     * @param giftMissing what was spent of it; by the plan it is owed, or borne by whoever gave it
     */
    public record Returned(
            long toStoredValue, long toPay, long kept, long coupons, long couponsUsed, long gift, long giftMissing) {
        /** Nothing went back. */
        public static final Returned NOTHING = new Returned(0, 0, 0, 0, 0, 0, 0);
    }

    static MembershipChanged of(Progress progress, Step step) {
        return of(progress, step, Returned.NOTHING);
    }

    static MembershipChanged of(Progress progress, Step step, Returned back) {
        Membership membership = progress.membership();
        Stretch stretch = membership.days().stretch();
        Stands stands = new Stands(membership.agreed().id(), membership.phase(), stretch.from(), stretch.until());
        return new MembershipChanged(
                progress.id(), step, stands, membership.terms().money(progress.paid()), back);
    }
}
