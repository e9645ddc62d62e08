package io.guerdon.program;

import io.guerdon.unit.EarnRate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a purchase earns where no rule says otherwise.
 *
 * @param rate points per step of money
 * @param basis whether it rounds per purchase or per line
 * @param nonEarningTenders types of tender whose part of the purchase earns nothing, for example {@code points}
 * @param unitCostMinor what the issuer pays per {@code unitCostPoints} spent points, in minor units
 * @param unitCostPoints positive
 */
public record EarnPolicy(
        EarnRate rate, EarnBasis basis, Set<String> nonEarningTenders, long unitCostMinor, long unitCostPoints) {
    public EarnPolicy {
        // In order, so that settings read the same wherever they are shown.
        nonEarningTenders = Collections.unmodifiableSortedSet(new TreeSet<>(nonEarningTenders));
        if (unitCostMinor < 0 || unitCostPoints <= 0) {
            throw new IllegalArgumentException("a unit cost needs non-negative money per positive points");
        }
    }
}
