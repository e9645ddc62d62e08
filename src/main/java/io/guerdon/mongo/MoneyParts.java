package io.guerdon.mongo;

import io.guerdon.earning.PaidIn;
import io.guerdon.unit.Money;

/** The stored form of money, and of money that was paid in. */
final class MoneyParts {
    private MoneyParts() {}

    static void money(BsonOut out, Money money) {
        out.number("amount", money.minor()).text("currency", money.currency());
    }

    static Money money(Fields in) {
        return new Money(in.number("amount"), in.text("currency"));
    }

    static void paidIn(BsonOut out, PaidIn paid) {
        EarningShapes.till(out, paid.till());
        money(out, paid.amount());
        out.text("receipt", paid.receipt()).number("line", paid.line());
    }

    static PaidIn paidIn(Fields in) {
        return new PaidIn(EarningShapes.till(in), money(in), in.text("receipt"), Math.toIntExact(in.number("line")));
    }
}
