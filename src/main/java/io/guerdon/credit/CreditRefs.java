package io.guerdon.credit;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.unit.WalletId;

/** By what references entries about credit are found. */
final class CreditRefs {
    /** All of a member. */
    private static final String ALL = "credit";

    private CreditRefs() {}

    static Draft.Why why(Call call, WalletId wallet) {
        return Draft.Why.of(call).refs(CreditLine.id(call.chain(), wallet).value(), ALL);
    }
}
