package io.guerdon.prepaid;

import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;

/**
 * What was agreed with a member, as it was when it was agreed: whatever settings say since, this is what goes on.
 *
 * @param definition its name in the settings
 * @param revision of the settings it is from
 * @param where it becomes stored value
 * @param sides who owes what
 * @param sum what it is about
 * @param schedule of its parts
 */
public record PlanTerms(DefinitionId definition, int revision, Where where, Sides sides, Sum sum, Schedule schedule) {
    /**
     * Where money and bonus go.
     *
     * @param storedValue the name they are spent under
     * @param principal wallet of what was paid
     * @param bonus wallet of what is given for it
     */
    public record Where(WalletId storedValue, WalletId principal, WalletId bonus) {}

    /**
     * Who owes what.
     *
     * @param seller takes the money, and owes it
     * @param issuer funds the bonus
     */
    public record Sides(MerchantId seller, MerchantId issuer) {}

    /**
     * What it is about.
     *
     * @param money in all
     * @param bonus in all, in minor units
     */
    public record Sum(Money money, long bonus) {
        public Sum {
            if (money.minor() < 1 || bonus < 0) {
                throw new IllegalArgumentException("a plan is about some money");
            }
        }
    }

    /** The money, in minor units. */
    public long money() {
        return sum.money().minor();
    }

    /** The bonus, in minor units. */
    public long bonus() {
        return sum.bonus();
    }
}
