package io.guerdon.program;

import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.time.Period;

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

    /** Whether its lots are kept for so many days, and say by their expiry on which day they were earned. */
    boolean tellsDays(int days) {
        return lots.expiry() instanceof ExpiryPolicy.AfterPeriod(Period period, RoundUp roundUp)
                && roundUp == RoundUp.DAY
                && period.toTotalMonths() == 0
                && !LocalDate.EPOCH.plus(period).isBefore(LocalDate.EPOCH.plusDays(days));
    }
}
