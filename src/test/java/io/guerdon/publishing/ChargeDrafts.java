package io.guerdon.publishing;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Subject;
import io.guerdon.payment.Charge;
import io.guerdon.payment.ChargeConfirmed;
import io.guerdon.payment.ChargeFailed;
import io.guerdon.payment.ChargeRefunded;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;

/** What entries about charges carry. */
final class ChargeDrafts {
    static final ArrangementId ID = new ArrangementId("chg_1-1.2");
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final Charge CHARGE = Charge.of(
            new ArrangementId("mbr_1-1"), "2027", new Money(19_900, "CNY"), CAFE, TestEntries.NOW.plusSeconds(900));

    private ChargeDrafts() {}

    static Movement opened() {
        return new Movement.Arranged(ID, CHARGE);
    }

    static Movement ended() {
        return new Movement.ArrangementEnded(ID);
    }

    static Subject confirmed() {
        return new ChargeConfirmed(ID, CHARGE, "psp-1");
    }

    static Movement paid() {
        return new Movement.Posted(Charge.unit("CNY"), 19_900, Book.seller(CAFE), Book.fees(CAFE));
    }

    static Subject failed() {
        return new ChargeFailed(ID, CHARGE);
    }

    static Subject refunded() {
        return new ChargeRefunded(ID, CHARGE, 100, "psp-2");
    }

    static Movement paidBack() {
        return new Movement.Posted(Charge.unit("CNY"), 100, Book.fees(CAFE), Book.seller(CAFE));
    }
}
