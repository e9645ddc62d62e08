package io.guerdon.membership;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Suspended;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipRefusal.FeeReturned;
import io.guerdon.payment.Payable;
import io.guerdon.payment.Payable.Payment;
import io.guerdon.payment.Payable.Refunding;
import io.guerdon.program.MembershipPlan;
import io.guerdon.program.MembershipPlan.Renewal;
import io.guerdon.tier.PlanHeld;
import io.guerdon.tier.Standing.Held;
import io.guerdon.unit.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A membership, as it stands. A member has one at most.
 *
 * @param terms it is in
 * @param phase it is in
 * @param days of it
 * @param dues how its fees are paid
 * @param outlook what comes after the period
 */
public record Membership(MembershipTerms terms, Phase phase, Days days, Dues dues, Outlook outlook)
        implements Payable, PlanHeld {
    /** Begins the names of memberships. */
    public static final String KIND = "mbr";

    /** Where in its life a membership is. */
    public enum Phase {
        /** Joined, and the first fee is not paid: there are no benefits yet. */
        UNPAID,
        /** Free until the first period. */
        TRIAL,
        /** In a period that is paid. */
        ACTIVE,
        /** After the end of a period, with the next not paid; benefits go on. */
        GRACE,
        /** Without benefits; the end moves on. */
        PAUSED,
        /** Given back in its cooling-off; it is over. */
        RETURNED;

        /** Whether there are benefits. */
        public boolean hasBenefits() {
            return switch (this) {
                case TRIAL, ACTIVE, GRACE -> true;
                case UNPAID, PAUSED, RETURNED -> false;
            };
        }
    }

    /**
     * Days of a membership, in the program's zone.
     *
     * @param joined when it began
     * @param since when its phase began, where that is asked: that of a pause
     * @param stretch the period
     * @param packs when coupons come
     */
    public record Days(LocalDate joined, LocalDate since, Stretch stretch, Packs packs) {
        Days with(Stretch other) {
            return new Days(joined, since, other, packs);
        }

        Days with(Packs other) {
            return new Days(joined, since, stretch, other);
        }

        Days since(LocalDate day) {
            return new Days(joined, day, stretch, packs);
        }
    }

    /** The one of an account. */
    static Optional<Map.Entry<ArrangementId, Membership>> of(AccountState state) {
        return state.arrangements().entrySet().stream()
                .filter(each -> each.getValue() instanceof Membership)
                .map(each -> Map.entry(each.getKey(), (Membership) each.getValue()))
                .findFirst();
    }

    /** The plan it is of. */
    public MembershipPlan agreed() {
        return terms.plan();
    }

    /** The last day but one of what is paid, or free: benefits end when it begins, or go on for the grace. */
    public LocalDate until() {
        return days.stretch().until();
    }

    /** The first day after the grace; a first fee that is not paid waits for a day at least. */
    public LocalDate graceUntil() {
        int grace = renewal().graceDays();
        return phase == Phase.UNPAID ? days.joined().plusDays(Math.max(1, grace)) : until().plusDays(grace);
    }

    /** The day on which coupons come next; empty where none do. */
    public Optional<LocalDate> nextPack() {
        return agreed().benefits().pack().map(pack -> days.packs().next(pack.everyMonths()));
    }

    /** The first whole day without benefits, in a pause: on the day it began there were some. */
    LocalDate firstDayPaused() {
        return days.since().plusDays(1);
    }

    /** The first day for which no pack was given; known also where none comes, so that a change there and back brings none again. */
    LocalDate packsGivenUntil() {
        return nextPack().orElse(days.packs().anchor());
    }

    /** Packs of another plan from a day on: not before those that were given are over. */
    Packs packsFrom(LocalDate day) {
        LocalDate given = packsGivenUntil();
        return new Packs(given.isAfter(day) ? given : day, 0);
    }

    /** The first day on which it cannot be returned any more; empty where it never could. */
    public Optional<LocalDate> coolsOffUntil() {
        return agreed().term().coolingOff().map(allowed -> days.joined().plusDays(allowed.days()));
    }

    Renewal renewal() {
        return agreed().renewal();
    }

    @Override
    public Optional<PlanId> plan() {
        return phase.hasBenefits() ? Optional.of(agreed().id()) : Optional.empty();
    }

    @Override
    public Optional<Held> tierAtLeast(AccountStatus status) {
        return phase.hasBenefits()
                ? agreed().benefits().tierAtLeast().map(tier -> new Held(tier, ends()))
                : Optional.empty();
    }

    private Instant ends() {
        return terms.start(phase == Phase.GRACE ? graceUntil() : until());
    }

    @Override
    public Instant dueAt(AccountStatus status) {
        return switch (phase) {
            case UNPAID -> terms.start(graceUntil());
            case TRIAL -> terms.start(until());
            case ACTIVE -> terms.start(packBeforeEnd().orElseGet(this::until));
            case GRACE -> terms.start(retry().orElseGet(this::graceUntil));
            case PAUSED -> terms.start(firstDayPaused().plusDays(agreed().term().pauseDays()));
            case RETURNED -> Instant.MAX;
        };
    }

    /** The day of a pack that comes while what is paid lasts. */
    Optional<LocalDate> packBeforeEnd() {
        return nextPack().filter(day -> day.isBefore(until()));
    }

    /** The day on which a payment from stored value is tried again, before the grace is over. */
    Optional<LocalDate> retry() {
        boolean tries = dues.pays() == Paying.STORED_VALUE
                && dues.owing().isEmpty()
                && dues.failed() > 0
                && dues.failed() <= renewal().retries();
        return tries
                ? Optional.of(until().plusDays((long) dues.failed() * renewal().retryDays()))
                        .filter(day -> day.isBefore(graceUntil()))
                : Optional.empty();
    }

    @Override
    public Draft due(ArrangementId id, AccountState state, Instant at, Suspended suspended) {
        return new TimePasses(id, this, state, at, suspended).draft();
    }

    @Override
    public void confirmed(Payment payment, Suspended suspended) {
        Payments.confirmed(this, payment, suspended);
    }

    @Override
    public void failed(Payment payment) {
        Payments.failed(this, payment);
    }

    @Override
    public Optional<Refusal> mayNotRefund(AccountState state, Refunding refunding) {
        return phase == Phase.RETURNED
                ? Optional.of(new FeeReturned(refunding.id().value()))
                : Optional.empty();
    }

    @Override
    public void refunded(Payment payment, Refunding refunding, Suspended suspended) {
        Payments.refunded(payment, refunding.amount());
    }

    Membership with(MembershipTerms other) {
        return new Membership(other, phase, days, dues, outlook);
    }

    Membership with(Phase other) {
        return new Membership(terms, other, days, dues, outlook);
    }

    Membership with(Days other) {
        return new Membership(terms, phase, other, dues, outlook);
    }

    Membership with(Dues other) {
        return new Membership(terms, phase, days, other, outlook);
    }

    Membership with(Outlook other) {
        return new Membership(terms, phase, days, dues, other);
    }
}
