package io.guerdon.prepaid;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Workings;
import io.guerdon.unit.WalletId;
import java.time.Instant;

/**
 * What is in a lot that goes with a plan.
 *
 * @param wallet which it is in
 * @param lot its name where it came from
 * @param amount of it
 * @param terms its own
 * @param maturity from when it can be spent
 */
public record Carried(WalletId wallet, LotId lot, long amount, LotTerms terms, Maturity maturity) {
    static Carried of(WalletId wallet, Lot lot) {
        return new Carried(wallet, lot.id(), lot.remaining(), lot.terms(), lot.maturity());
    }

    void leave(Workings workings) {
        Book bucket = maturity instanceof Maturity.Matured ? Book.AVAILABLE : Book.PENDING;
        workings.apply(new LotDrawn(wallet, new Draw(lot, amount, terms), bucket, Book.TRANSIT));
    }

    /** What could be spent by now could be had before it came; what the member owes is paid from it first. */
    void arrive(Workings workings, LotId as, Instant now) {
        boolean waits =
                maturity instanceof Maturity.MaturesAt later && later.at().isAfter(now);
        workings.apply(new LotOpened(wallet, as, amount, terms, waits ? maturity : Maturity.NOW, Book.TRANSIT));
        if (!waits) {
            workings.payOwed(wallet, new Draw(as, amount, terms));
        }
    }
}
