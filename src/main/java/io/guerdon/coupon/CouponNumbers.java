package io.guerdon.coupon;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.stock.Numbered;
import io.guerdon.unit.WalletId;

/** The numbers of one definition's coupons. Stock is what was given: a coupon that is voided does not come back. */
record CouponNumbers(WalletId definition) implements Numbered {
    @Override
    public String sort() {
        return "coupon";
    }

    @Override
    public String name() {
        return definition.value();
    }

    @Override
    public String soldOut() {
        return "coupon-out-of-stock";
    }

    @Override
    public boolean took(Entry entry, long number) {
        return entry.draft().subject().orElse(null) instanceof CouponIssued issued
                && issued.definition().equals(definition)
                && issued.number() == number;
    }

    @Override
    public boolean cameBack(Entry taking, History history) {
        return false;
    }
}
