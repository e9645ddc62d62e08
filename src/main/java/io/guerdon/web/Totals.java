package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.Balance;
import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A wallet's totals.
 *
 * @param available can be spent
 * @param held kept by open holds
 * @param pending credited, not yet spendable
 * @param owed what the member owes; left out where it is nothing
 * @param inTransit sent to another member, not arrived; left out where it is nothing
 */
record Totals(
        long available,
        long held,
        long pending,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long owed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long inTransit) {
    static Map<String, Totals> of(Map<WalletId, Balance> balances) {
        Map<String, Totals> totals = LinkedHashMap.newLinkedHashMap(balances.size());
        balances.forEach((wallet, balance) -> totals.put(
                wallet.value(),
                new Totals(
                        balance.available(), balance.held(), balance.pending(), balance.owed(), balance.inTransit())));
        return totals;
    }
}
