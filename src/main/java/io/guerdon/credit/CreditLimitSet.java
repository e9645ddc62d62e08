package io.guerdon.credit;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;

/**
 * A limit that was granted or changed, as the journal keeps it.
 *
 * @param wallet of which credit
 * @param lender who lends it
 * @param before the limit until then; nothing where it was granted
 * @param limit from then on
 */
public record CreditLimitSet(WalletId wallet, MerchantId lender, long before, long limit) implements Subject {}
