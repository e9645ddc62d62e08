package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement;
import java.util.List;

/**
 * What earlier returns of a purchase wanted to take back and found spent. A later return of the same purchase makes it good
 * from what it restores, as if all its goods had come back together.
 *
 * @param owed what they made the member owe, less what later ones paid of it
 * @param writtenOff what the issuer bore instead
 */
record Shortfall(long owed, long writtenOff) {

    /** Reads it from the entries of a purchase's returns. */
    static Shortfall of(List<Entry> returns) {
        long owed = 0;
        long missing = 0;
        for (Entry entry : returns) {
            if (entry.draft().subject().orElse(null) instanceof GoodsReturned back) {
                missing += back.totals().takenBack() - back.totals().alreadyExpired();
                for (Movement movement : entry.movements()) {
                    owed += movement instanceof Movement.OwedChanged change ? change.amount() : 0;
                    missing -= made(movement);
                }
            }
        }
        return new Shortfall(owed, missing);
    }

    /** What of a return's claim a movement made good or turned into a debt. */
    private static long made(Movement movement) {
        return switch (movement) {
            case Movement.LotDrawn drawn
            when !drawn.to().equals(Book.OWED) -> drawn.draw().amount();
            case Movement.OwedChanged change -> Math.max(0, change.amount());
            default -> 0;
        };
    }
}
