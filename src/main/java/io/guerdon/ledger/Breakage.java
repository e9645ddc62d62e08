package io.guerdon.ledger;

/** What of a lot expired unspent, as its chain tells. */
public final class Breakage {
    private Breakage() {}

    /** By what reference the expiry of a lot's points is found. */
    static String ref(LotId lot) {
        return "lot:" + lot;
    }

    /** Points of a lot of a chain that expired, whoever had been given them first. */
    public static long of(History history, ChainId chain, LotId lot) {
        return history.byRef(chain, ref(lot)).stream()
                .flatMap(entry -> entry.movements().stream())
                .mapToLong(movement -> expired(movement, lot))
                .sum();
    }

    private static long expired(Movement movement, LotId lot) {
        return movement instanceof Movement.LotDrawn drawn
                        && drawn.draw().lot().equals(lot)
                        && drawn.to().equals(Book.BREAKAGE)
                ? drawn.draw().amount()
                : 0;
    }
}
