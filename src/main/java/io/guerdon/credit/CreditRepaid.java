package io.guerdon.credit;

import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;

/**
 * What was repaid, as the journal keeps it.
 *
 * @param wallet of which credit
 * @param paid the money
 * @param owed what is still owed, in minor units
 * @param payment how it was paid, empty where that was not given
 */
public record CreditRepaid(WalletId wallet, PaidIn paid, long owed, String payment)
        implements Subject, PaidIn.Purpose {}
