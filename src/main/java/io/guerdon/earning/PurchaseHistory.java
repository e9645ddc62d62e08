package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Movement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A purchase and everything that has happened to it.
 *
 * @param entry that recorded it
 * @param made the purchase
 * @param returns so far, in order
 * @param takenBack what they did to points
 * @param spent lots drawn by redemptions and captures for its receipt, in order
 * @param fate of the points it earned
 * @param reversal whether it was reversed as a whole
 */
record PurchaseHistory(
        Entry entry,
        PurchaseMade made,
        List<GoodsReturned> returns,
        TakenBack takenBack,
        List<Draw> spent,
        LotFate fate,
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
                TakenBack.of(returns, Book.issuer(made.till().merchant())),
                draws(spending),
                LotFate.of(history, entry),
                reversals.stream().filter(e -> e.kind() == EntryKind.REVERSAL).toList());
    }

    /** The book it earned from. */
    Book issuer() {
        return Book.issuer(made.till().merchant());
    }

    /** The lots the purchase opened. */
    List<Movement.LotOpened> opened() {
        return LotFate.opened(entry);
    }

    /** The points it earned. */
    long earned() {
        return opened().stream().mapToLong(Movement.LotOpened::amount).sum();
    }

    /** What has come back, by the number of the line. */
    Map<Integer, LineBack> linesBack() {
        Map<Integer, LineBack> lines = new LinkedHashMap<>();
        made.basket().lines().forEach(line -> lines.put(line.line(), LineBack.none(line)));
        returns.forEach(back ->
                back.lines().forEach(part -> lines.computeIfPresent(part.line(), (_, line) -> line.plus(part))));
        return lines;
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
}
