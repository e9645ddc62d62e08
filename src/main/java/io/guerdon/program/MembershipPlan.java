package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PlanId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/**
 * A plan of memberships. Amounts are in minor units of the program's currency, days are those of its zone.
 *
 * @param id its name, which rules know as {@code member.plan}
 * @param fees what it costs
 * @param term how long it lasts
 * @param renewal what happens at the end of a period
 * @param benefits what members have of it
 */
public record MembershipPlan(PlanId id, Fees fees, Term term, Renewal renewal, Benefits benefits) {
    /**
     * What a plan costs.
     *
     * @param merchant that takes the fees
     * @param joining once, beside the first fee; a trial is not free of it
     * @param periodic for each period
     * @param payFrom the stored value that fees may be paid from; empty where they are paid outside
     * @param downgrade when the plan gives way to one that costs less; empty for the end of the period
     */
    public record Fees(
            MerchantId merchant,
            long joining,
            long periodic,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<WalletId> payFrom,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Downgrade> downgrade) {}

    /** When a plan gives way to one that costs less. */
    public enum Downgrade {
        AT_PERIOD_END,
        /** What is left of the fee becomes stored value. */
        AT_ONCE
    }

    /**
     * How long it lasts.
     *
     * @param months of a period, 12 for a year; counted from the day the first began, so that month ends stay month ends
     * @param trialDays free before the first period, for who never joined the plan before
     * @param pauseDays how many whole days a pause may have; 0 where there is none
     * @param coolingOff in which a membership can be returned, once for a member; empty where it cannot
     */
    public record Term(
            int months,
            int trialDays,
            int pauseDays,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<CoolingOff> coolingOff) {}

    /**
     * A time after joining in which the fee comes back, and everything goes that was given for it.
     *
     * @param days that it lasts, the day of joining included
     * @param perCoupon what is kept of the fee for each coupon that was used
     * @param whenSpent what becomes of a gift that was spent
     */
    public record CoolingOff(int days, long perCoupon, WhenSpent whenSpent) {}

    /** What becomes of a gift that was spent, where its membership is returned. */
    public enum WhenSpent {
        /** The member owes it. */
        OWE,
        /** Whoever gave it bears it. */
        WRITE_OFF
    }

    /** Whether it goes on by itself. */
    public enum Mode {
        AUTOMATIC,
        ON_INVITATION
    }

    /**
     * What happens at the end of a period.
     *
     * @param mode whether it goes on by itself
     * @param retries how many payments may fail after the first
     * @param retryDays between two payments from stored value
     * @param graceDays for which benefits go on unpaid; then the membership lapses
     */
    public record Renewal(Mode mode, int retries, int retryDays, int graceDays) {}

    /**
     * What members have of it.
     *
     * @param pack coupons that come again and again
     * @param gift what is given once, when the first period begins
     * @param tierAtLeast the tier they have at least
     * @param access names of rights, which whoever asks grants
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Benefits(
            Optional<Pack> pack, Optional<Gift> gift, Optional<String> tierAtLeast, List<String> access) {
        public Benefits {
            access = List.copyOf(access);
        }
    }

    /**
     * Coupons that come again and again; each can be used until the next come.
     *
     * @param everyMonths how often, from the day the first period began
     */
    public record Pack(int everyMonths, List<Coupons> coupons) {
        public Pack {
            coupons = List.copyOf(coupons);
        }
    }

    /** So many of a definition. */
    public record Coupons(WalletId coupon, long count) {}

    /** So much of a wallet, which can be spent at once. */
    public record Gift(WalletId wallet, long amount) {}
}
