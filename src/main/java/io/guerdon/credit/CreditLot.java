package io.guerdon.credit;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Wallet;
import io.guerdon.ledger.Workings;
import java.util.List;

/** The lot of a line of credit, in a decision in progress. */
record CreditLot(Workings workings, CreditLine line) {
    /**
     * What came back with goods pays what is owed in excess of the limit, out of the lender's book into it: that is between the member and
     * what the limit is, and nothing that partners are told.
     */
    void settle() {
        long paid = Math.min(wallet().owed(), wallet().available());
        if (paid > 0) {
            workings.apply(new LotDrawn(line.wallet(), draw(paid), Book.AVAILABLE, line.book()));
            workings.owe(line.wallet(), -paid, line.book());
        }
    }

    /** Puts something in; what is owed in excess of the limit is paid from it first. */
    void fill(long amount, Book from) {
        workings.restore(line.wallet(), List.of(draw(amount)), from);
        settle();
    }

    /** Takes a part of the limit away; what was spent of it is owed in excess of what is left. */
    void withdraw(long amount) {
        long taken = workings.takeFrom(line.wallet(), line.lot(), terms(), amount, line.book());
        workings.owe(line.wallet(), amount - taken, line.book());
    }

    private Draw draw(long amount) {
        return new Draw(line.lot(), amount, terms());
    }

    private LotTerms terms() {
        return CreditLine.terms(line.lender());
    }

    private Wallet wallet() {
        return workings.state().wallet(line.wallet());
    }
}
