package io.guerdon.publishing;

import io.guerdon.credit.CreditLevel;
import io.guerdon.credit.CreditLimitSet;
import io.guerdon.credit.CreditLine;
import io.guerdon.credit.CreditMark;
import io.guerdon.credit.CreditRepaid;
import io.guerdon.credit.CreditStanding;
import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.UnitCost;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;

/** What entries about credit carry. */
final class CreditDrafts {
    static final WalletId ACCOUNT = new WalletId("account");
    static final Subject STANDING = new CreditStanding(ACCOUNT);
    private static final MerchantId CAFE = new MerchantId("cafe");

    private CreditDrafts() {}

    static Subject limitSet() {
        return new CreditLimitSet(ACCOUNT, CAFE, 0, 100);
    }

    static Subject repaid() {
        return new CreditRepaid(
                ACCOUNT, new PaidIn(new Till(CAFE, "s9", "t1"), new Money(7, "CNY"), "R-1", 1), 3, "card");
    }

    static Movement filled() {
        LotTerms terms = new LotTerms(CAFE, new UnitCost(1, 1), LotTerms.NEVER);
        return new Movement.LotRestored(ACCOUNT, new Draw(new LotId(1, 0), 7, terms), Book.seller(CAFE));
    }

    static Movement blocked() {
        return new Movement.HoldOpened(
                ACCOUNT, new HoldId("blk_account"), MerchantId.HOUSE, "", Instant.MAX, List.of());
    }

    /** A line whose use came from somewhere to somewhere else in the entry with a number. */
    static Movement told(CreditLevel from, CreditLevel to, long seq) {
        CreditLine line = new CreditLine(ACCOUNT, new LotId(1, 0), CAFE, 100, 8_000, new CreditMark(from, to, seq));
        return new Movement.Arranged(new ArrangementId("crd_1-account"), line);
    }
}
