package io.guerdon.program;

import io.guerdon.unit.WalletId;

/**
 * A wallet that a program has beside points.
 *
 * @param id its name, which is also its unit; unique among everything a program keeps for members
 * @param use what it is for; it never changes
 * @param lots what becomes of what is in it
 */
public record WalletSettings(WalletId id, Use use, LotPolicy lots) {
    /** What a wallet is for. */
    public enum Use {
        /** Money in the currency's minor units, cashback for example: it pays at the till at its value. */
        TENDER,
        /** Things that are counted, stamps for example: they buy rewards. */
        COLLECT,
        /** What status is measured by: qualifying points, spend, visits. It is never spent. */
        STATUS
    }
}
