package io.guerdon.program;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.List;

/**
 * What members may owe. Amounts are in minor units.
 *
 * @param wallet what can still be spent of it, under the wallet's name; it never changes
 * @param lender who lends it and is repaid; it never changes
 * @param highestLimit most that a member is granted
 * @param warnsAtBasisPoints from which share of the limit on the member is warned, in ten-thousandths
 * @param ageingDays up to which ages what is owed is told apart, rising
 */
public record CreditSettings(
        WalletId wallet, MerchantId lender, long highestLimit, int warnsAtBasisPoints, List<Integer> ageingDays) {
    public CreditSettings {
        ageingDays = List.copyOf(ageingDays);
    }
}
