package io.guerdon.storedvalue;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;

/**
 * Money of a top-up that was paid back, as the journal keeps it.
 *
 * @param topUp which
 * @param storedValue out of which
 * @param paidBack how much
 * @param bonus what became of the bonus that had been given for it
 */
public record TopUpRefunded(TopUpId topUp, WalletId storedValue, Money paidBack, BonusBack bonus) implements Subject {
    /**
     * A bonus that is not due any more. What of it was neither in the wallet nor is counted here was taken from the wallet.
     *
     * @param claimed how much
     * @param alreadyExpired of it, unspent
     * @param deducted of it, out of the principal, because it was spent
     * @param owed of it, because it was spent
     */
    public record BonusBack(long claimed, long alreadyExpired, long deducted, long owed) {
        static final BonusBack NONE = new BonusBack(0, 0, 0, 0);

        BonusBack plus(BonusBack other) {
            return new BonusBack(
                    claimed + other.claimed,
                    alreadyExpired + other.alreadyExpired,
                    deducted + other.deducted,
                    owed + other.owed);
        }

        /** What of it was taken from the wallet of the bonus. */
        public long taken() {
            return claimed - alreadyExpired - deducted - owed;
        }
    }
}
