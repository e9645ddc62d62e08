package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.WalletId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Money that members pay in and spend, and what they are given for paying it in; the two are spent under one name and kept apart.
 * Amounts are in minor units.
 *
 * @param id the unit it is spent under; unique among everything a program keeps for members
 * @param parts where the two are; they never change
 * @param limits how much is paid in
 * @param bonus what is given for it
 */
public record StoredValueSettings(WalletId id, Parts parts, Limits limits, Bonus bonus) {
    /**
     * Two wallets that pay, each with its own time to live.
     *
     * @param principal what was paid in
     * @param bonus what was given for it
     * @param order which of them a payment takes from
     */
    public record Parts(WalletId principal, WalletId bonus, Order order) {
        /** Whether a wallet is one of the two. */
        public boolean include(WalletId wallet) {
            return principal.equals(wallet) || bonus.equals(wallet);
        }
    }

    /** Which wallet a payment takes from. */
    public enum Order {
        PRINCIPAL_FIRST,
        BONUS_FIRST,
        /** From both as they were put there together, the oldest first; the bonus is rounded down. */
        PROPORTIONAL
    }

    /**
     * How much is paid in.
     *
     * @param least at once
     * @param most at once
     * @param highestPrincipal most there may be that was paid in, what is held of it included; the bonus does not count
     * @param mostPerDay in a day of the program's zone, less what was paid back of it
     * @param sellers merchants who take it, and owe it; empty for every merchant of the program
     */
    public record Limits(long least, long most, long highestPrincipal, long mostPerDay, Set<String> sellers) {
        public Limits {
            // In order, so that settings read the same wherever they are shown.
            sellers = Collections.unmodifiableSortedSet(new TreeSet<>(sellers));
        }

        /** Whether a merchant takes it. */
        public boolean takes(MerchantId merchant) {
            return sellers.isEmpty() || sellers.contains(merchant.value());
        }
    }

    /**
     * What is given for what is paid in at once.
     *
     * @param steps by rising amount; the last one that is reached gives, and more is never worth less
     * @param rounding of the part in proportion
     * @param issuer who funds it; empty for the merchant that takes the money
     * @param whenSpent where money goes back whose bonus is not there any more
     */
    public record Bonus(
            List<Step> steps,
            Rounding rounding,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<MerchantId> issuer,
            WhenSpent whenSpent) {
        public Bonus {
            steps = List.copyOf(steps);
        }

        /** For an amount that is paid in at once. */
        public long of(long amount) {
            long given = 0;
            for (Step step : steps) {
                given = amount >= step.from() ? step.gives(amount, rounding) : given;
            }
            return given;
        }
    }

    /**
     * A step of the bonus.
     *
     * @param from what is paid in at least
     * @param fixed so much; empty for none
     * @param basisPoints and so many ten-thousandths of what is paid in
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Step(long from, Optional<Long> fixed, Optional<Long> basisPoints) {
        private static final long WHOLE = 10_000;

        long gives(long amount, Rounding rounding) {
            return fixed.orElse(0L) + rounding.divide(Math.multiplyExact(amount, basisPoints.orElse(0L)), WHOLE);
        }
    }

    /** What becomes of a bonus that was spent, where the money it was given for goes back. Nobody is ever paid it. */
    public enum WhenSpent {
        /** It is taken from what is left of the money. */
        DEDUCT,
        /** The member owes it, in the wallet of the bonus. */
        OWE
    }
}
