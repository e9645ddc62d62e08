package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement;
import io.guerdon.unit.WalletId;
import java.util.List;

/**
 * What the returns of a purchase so far have done to one wallet, read from their entries.
 *
 * @param totals added up
 * @param draws what they took out of lots that could be spent, less what they put back
 * @param fromPending what they took out of lots that could not be spent yet
 * @param owed by how much they raised what the member owes
 */
record TakenBack(GoodsReturned.Totals totals, List<Draw> draws, long fromPending, long owed) {

    /** Reads it; {@code issuer} is the book that the purchase earned from. */
    static TakenBack of(List<Entry> returns, WalletId wallet, Book issuer) {
        GoodsReturned.Totals totals = GoodsReturned.Totals.NONE;
        DrawSums draws = new DrawSums();
        long fromPending = 0;
        long owed = 0;
        for (Entry entry : returns) {
            totals = entry.draft().subject().orElse(null) instanceof GoodsReturned back
                    ? totals.plus(back.totals(wallet))
                    : totals;
            for (Movement movement : entry.movements()) {
                switch (movement) {
                    case Movement.LotDrawn drawn
                    when !drawn.wallet().equals(wallet) || !drawn.to().equals(issuer) -> {
                        // Of another wallet, or an advance that was given back.
                    }
                    case Movement.LotDrawn drawn
                    when drawn.bucket().equals(Book.PENDING) ->
                        fromPending += drawn.draw().amount();
                    case Movement.LotDrawn drawn -> draws.plus(drawn.draw());
                    case Movement.LotRestored restored
                    when restored.wallet().equals(wallet) && restored.from().equals(issuer) ->
                        draws.minus(restored.draw());
                    case Movement.OwedChanged change
                    when change.wallet().equals(wallet) && change.counterparty().equals(issuer) ->
                        owed += change.amount();
                    default -> {}
                }
            }
        }
        return new TakenBack(totals, draws.more(), fromPending, owed);
    }

    /** What was neither there to take nor owed: the issuer bore it. */
    long writtenOff() {
        return totals.takenBack() - totals.alreadyExpired() - Draw.sum(draws) - fromPending - owed;
    }
}
