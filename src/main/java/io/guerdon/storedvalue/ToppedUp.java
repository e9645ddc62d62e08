package io.guerdon.storedvalue;

import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;

/**
 * A top-up as the journal keeps it.
 *
 * @param topUp its id
 * @param storedValue into which
 * @param paid the money
 * @param bonus given for it, in minor units
 * @param payment how it was paid, empty where that was not given
 */
public record ToppedUp(TopUpId topUp, WalletId storedValue, PaidIn paid, long bonus, String payment)
        implements Subject, PaidIn.Purpose {}
