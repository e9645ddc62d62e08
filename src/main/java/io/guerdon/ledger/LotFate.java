package io.guerdon.ledger;

import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.LotRevived;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of points of a lot that nobody spent or took back, as its chain tells.
 *
 * @param expired ran out unspent
 * @param paidDebts paid what the member owed, the moment they could be spent
 */
public record LotFate(long expired, long paidDebts) {
    /** Of points that are all there, spent or taken back. */
    public static final LotFate NONE = new LotFate(0, 0);

    /** By what reference entries are found in which points of a lot expired or paid a debt. */
    public static String ref(LotId lot) {
        return "lot:" + lot;
    }

    /** The references of an entry in which lots mature or come back: those of lots that paid a debt, and of the revived. */
    public static List<String> refs(List<Movement> movements) {
        return movements.stream()
                .flatMap(movement -> switch (movement) {
                    case LotDrawn drawn
                    when drawn.to().equals(Book.OWED) -> Stream.of(drawn.draw().lot());
                    case LotRevived revived -> Stream.of(revived.draw().lot());
                    default -> Stream.<LotId>empty();
                })
                .map(LotFate::ref)
                .toList();
    }

    /** What became of the lots an entry opened in a wallet. */
    public static LotFate of(History history, Entry opening, WalletId wallet) {
        long expired = 0;
        long paid = 0;
        for (LotOpened opened : opened(opening, wallet)) {
            List<Entry> later = history.byRef(opening.chain(), ref(opened.lot()));
            List<Movement> movements = Stream.concat(Stream.of(opening), later.stream())
                    .flatMap(entry -> entry.movements().stream())
                    .toList();
            expired += drawn(movements, opened.lot(), Book.BREAKAGE) - revived(movements, opened.lot());
            paid += drawn(movements, opened.lot(), Book.OWED);
        }
        return new LotFate(expired, paid);
    }

    /** The lots an entry opened. */
    public static List<LotOpened> opened(Entry entry) {
        return entry.movements().stream()
                .filter(LotOpened.class::isInstance)
                .map(LotOpened.class::cast)
                .toList();
    }

    /** The lots an entry opened in a wallet. */
    public static List<LotOpened> opened(Entry entry, WalletId wallet) {
        return opened(entry).stream()
                .filter(opened -> opened.wallet().equals(wallet))
                .toList();
    }

    private static long drawn(List<Movement> movements, LotId lot, Book to) {
        return movements.stream()
                .mapToLong(movement -> movement instanceof LotDrawn drawn
                                && drawn.draw().lot().equals(lot)
                                && drawn.to().equals(to)
                        ? drawn.draw().amount()
                        : 0)
                .sum();
    }

    private static long revived(List<Movement> movements, LotId lot) {
        return movements.stream()
                .mapToLong(movement -> movement instanceof LotRevived revived
                                && revived.draw().lot().equals(lot)
                        ? revived.draw().amount()
                        : 0)
                .sum();
    }
}
