package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Breakage;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A purchase and everything that has happened to it.
 *
 * @param entry that recorded it
 * @param made the purchase
 * @param returns so far, in order
 * @param shortfall what those returns found spent
 * @param spent lots drawn by redemptions and captures for its receipt, in order
 * @param expired points of its lots that expired unspent
 * @param reversal whether it was reversed as a whole
 */
public record PurchaseHistory(
        Entry entry,
        PurchaseMade made,
        List<GoodsReturned> returns,
        Shortfall shortfall,
        List<Draw> spent,
        long expired,
        List<Entry> reversal) {

    /** Reads it all; {@code entry} must be a purchase. */
    static PurchaseHistory read(History history, Entry entry) {
        PurchaseMade made = (PurchaseMade) entry.draft().subject().orElseThrow();
        ChainId chain = entry.chain();
        List<Entry> returns = history.byRef(chain, made.purchase().value());
        List<Entry> spending = history.byRef(chain, made.receiptRef());
        List<Entry> reversals = history.byRef(chain, entry.id().toString());
        return new PurchaseHistory(
                entry,
                made,
                returns.stream()
                        .flatMap(e -> e.draft().subject().stream())
                        .filter(GoodsReturned.class::isInstance)
                        .map(GoodsReturned.class::cast)
                        .toList(),
                Shortfall.of(returns),
                draws(spending),
                expired(history, entry),
                reversals.stream().filter(e -> e.kind() == EntryKind.REVERSAL).toList());
    }

    /** The lots the purchase opened. */
    public List<Movement.LotOpened> opened() {
        return entry.movements().stream()
                .filter(Movement.LotOpened.class::isInstance)
                .map(Movement.LotOpened.class::cast)
                .toList();
    }

    /** Returned amounts by line, in minor units. */
    Map<Integer, Long> returnedAmounts() {
        Map<Integer, Long> amounts = new HashMap<>();
        returns.forEach(back -> back.lines().forEach(line -> amounts.merge(line.line(), line.amount(), Long::sum)));
        return amounts;
    }

    /** Returned pieces by line. */
    Map<Integer, Long> returnedQuantities() {
        Map<Integer, Long> pieces = new HashMap<>();
        returns.forEach(back -> back.lines().forEach(line -> pieces.merge(line.line(), line.quantity(), Long::sum)));
        return pieces;
    }

    /** Expired points that no return has counted yet. */
    long uncountedExpired() {
        return expired
                - returns.stream()
                        .mapToLong(back -> back.totals().alreadyExpired())
                        .sum();
    }

    private static List<Draw> draws(List<Entry> spending) {
        Set<String> reversed = new HashSet<>();
        spending.stream()
                .filter(e -> e.kind() == EntryKind.REVERSAL)
                .forEach(e -> reversed.addAll(e.draft().why().refs()));
        return spending.stream()
                .filter(e -> !reversed.contains(e.id().toString()))
                .flatMap(e -> e.movements().stream())
                .flatMap(m -> switch (m) {
                    case Movement.LotDrawn drawn
                    when drawn.to().name().startsWith(Book.ACCEPTOR_PREFIX) -> List.of(drawn.draw()).stream();
                    case Movement.HoldClosed closed -> closed.captured().stream();
                    default -> List.<Draw>of().stream();
                })
                .toList();
    }

    private static long expired(History history, Entry purchase) {
        return purchase.movements().stream()
                .mapToLong(movement -> movement instanceof Movement.LotOpened opened
                        ? Breakage.of(history, purchase.chain(), opened.lot())
                        : 0)
                .sum();
    }
}
