package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Movement;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A purchase and everything that has happened to it.
 *
 * @param entry that recorded it
 * @param made the purchase
 * @param returned the entries of its returns so far, in order
 * @param spent what redemptions and captures for its receipt took
 * @param fates of what it earned, by wallet
 * @param reversal whether it was reversed as a whole
 */
record PurchaseHistory(
        Entry entry,
        PurchaseMade made,
        List<Entry> returned,
        Spent spent,
        Map<WalletId, LotFate> fates,
        List<Entry> reversal) {

    /**
     * What was spent on it.
     *
     * @param draws lots drawn, in order, by wallet
     * @param advances which of them the house had advanced
     */
    record Spent(Map<WalletId, List<Draw>> draws, Advances advances) {}

    /** Reads it all; {@code entry} must be a purchase. */
    static PurchaseHistory read(History history, Entry entry) {
        PurchaseMade made = (PurchaseMade) entry.draft().subject().orElseThrow();
        ChainId chain = entry.chain();
        List<Entry> reversals = history.byRef(chain, entry.id().toString());
        List<Entry> spending = history.byRef(chain, made.receiptRef());
        Map<WalletId, LotFate> fates = new HashMap<>();
        LotFate.opened(entry)
                .forEach(lot -> fates.computeIfAbsent(lot.wallet(), wallet -> LotFate.of(history, entry, wallet)));
        return new PurchaseHistory(
                entry,
                made,
                history.byRef(chain, made.purchase().value()),
                new Spent(draws(spending), Advances.in(spending)),
                fates,
                reversals.stream().filter(e -> e.kind() == EntryKind.REVERSAL).toList());
    }

    /** The book it earned from. */
    Book issuer() {
        return Book.issuer(made.till().merchant());
    }

    /** The wallets it earned into or was paid from. */
    SortedSet<WalletId> wallets() {
        SortedSet<WalletId> wallets = new TreeSet<>(fates.keySet());
        wallets.addAll(spent.draws().keySet());
        return wallets;
    }

    /** The lots the purchase opened in a wallet. */
    List<Movement.LotOpened> opened(WalletId wallet) {
        return LotFate.opened(entry, wallet);
    }

    /** What it earned into a wallet. */
    long earned(WalletId wallet) {
        return opened(wallet).stream().mapToLong(Movement.LotOpened::amount).sum();
    }

    /** What became of it. */
    LotFate fate(WalletId wallet) {
        return fates.getOrDefault(wallet, LotFate.NONE);
    }

    /** What was spent on it out of a wallet. */
    List<Draw> spent(WalletId wallet) {
        return spent.draws().getOrDefault(wallet, List.of());
    }

    /** What the house had advanced of that. */
    Advances advances() {
        return spent.advances();
    }

    /** What returns so far did to a wallet. */
    TakenBack takenBack(WalletId wallet) {
        return TakenBack.of(returned, wallet, issuer());
    }

    private Stream<GoodsReturned> returns() {
        return returned.stream()
                .flatMap(e -> e.draft().subject().stream())
                .filter(GoodsReturned.class::isInstance)
                .map(GoodsReturned.class::cast);
    }

    /** What has come back, by the number of the line. */
    Map<Integer, LineBack> linesBack() {
        Map<Integer, LineBack> lines = new LinkedHashMap<>();
        made.basket().lines().forEach(line -> lines.put(line.line(), LineBack.none(line)));
        returns()
                .forEach(back -> back.lines()
                        .forEach(part -> lines.computeIfPresent(part.line(), (_, line) -> line.plus(part))));
        return lines;
    }

    private static Map<WalletId, List<Draw>> draws(List<Entry> spending) {
        Set<String> reversed = new HashSet<>();
        spending.stream()
                .filter(e -> e.kind() == EntryKind.REVERSAL)
                .forEach(e -> reversed.addAll(e.draft().why().refs()));
        Map<WalletId, List<Draw>> draws = new HashMap<>();
        spending.stream()
                .filter(e -> !reversed.contains(e.id().toString()))
                .flatMap(e -> e.movements().stream())
                .forEach(movement -> {
                    switch (movement) {
                        case Movement.LotDrawn drawn
                        when drawn.to().isAcceptor() ->
                            draws.computeIfAbsent(drawn.wallet(), _ -> new ArrayList<>())
                                    .add(drawn.draw());
                        case Movement.HoldClosed closed
                        when !closed.captured().isEmpty() ->
                            draws.computeIfAbsent(closed.wallet(), _ -> new ArrayList<>())
                                    .addAll(closed.captured());
                        default -> {}
                    }
                });
        return draws;
    }
}
