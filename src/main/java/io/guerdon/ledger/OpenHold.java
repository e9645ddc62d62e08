package io.guerdon.ledger;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;

/**
 * A hold that has not been captured, voided or lapsed.
 *
 * @param id its public id
 * @param wallet the wallet it holds from
 * @param merchant who may capture it
 * @param reference the payment it is for, empty where none was given
 * @param lapsesAt when it ends by itself
 * @param draws what it holds, in spend order
 */
public record OpenHold(
        HoldId id, WalletId wallet, MerchantId merchant, String reference, Instant lapsesAt, List<Draw> draws) {
    /** What it holds in all. */
    public long amount() {
        return Draw.sum(draws);
    }
}
