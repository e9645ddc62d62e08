package io.guerdon.ledger;

import io.guerdon.ledger.Lot.LotOrder;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The lots of one wallet, immutable; each step copies O(log lots).
 *
 * @param spendable matured lots in spend order
 * @param waiting lots that are pending, in spend order
 * @param available sum of {@code spendable}
 * @param pending sum of {@code waiting}
 * @param owed what the member owes, not negative
 */
public record Wallet(
        PSortedMap<LotOrder, Lot> spendable,
        PSortedMap<LotOrder, Lot> waiting,
        long available,
        long pending,
        long owed) {
    static final Wallet EMPTY = new Wallet(TreePMap.empty(), TreePMap.empty(), 0, 0, 0);

    /** A wallet with these lots, as a snapshot keeps it. */
    public static Wallet of(Iterable<Lot> lots, long owed) {
        Wallet wallet = EMPTY.withOwed(owed);
        for (Lot lot : lots) {
            wallet = wallet.put(lot);
        }
        return wallet;
    }

    /** The lots that can be spent, in the order in which they are. */
    public Stream<Lot> lots() {
        return spendable.values().stream();
    }

    /** Finds a lot, spendable or waiting; the expiry it was opened with makes the look-up cheap. */
    public Optional<Lot> find(LotId id, LotTerms opened) {
        LotOrder order = new LotOrder(opened.expiresAt(), id);
        Lot lot = spendable.get(order);
        if (lot == null) {
            lot = waiting.get(order);
        }
        return lot != null ? Optional.of(lot) : scan(id);
    }

    /** Only sliding expiry and grace move a lot away from the expiry it was opened with. */
    private Optional<Lot> scan(LotId id) {
        return Stream.concat(spendable.values().stream(), waiting.values().stream())
                .filter(lot -> lot.id().equals(id))
                .findFirst();
    }

    /** Adds a lot; where a part of it stands at the same expiry already, the two become one. */
    Wallet add(Lot lot) {
        Lot there = lot.maturity() instanceof Maturity.Matured ? spendable.get(lot.order()) : waiting.get(lot.order());
        if (there == null) {
            return put(lot);
        }
        return remove(there).put(lot.withRemaining(Math.addExact(there.remaining(), lot.remaining())));
    }

    Wallet put(Lot added) {
        Lot lot = added.shared();
        LotOrder order = lot.order();
        if (lot.maturity() instanceof Maturity.Matured) {
            Lot before = spendable.get(order);
            long change = lot.remaining() - (before == null ? 0 : before.remaining());
            return new Wallet(spendable.plus(order, lot), waiting, Math.addExact(available, change), pending, owed);
        }
        return new Wallet(
                spendable, waiting.plus(order, lot), available, Math.addExact(pending, lot.remaining()), owed);
    }

    Wallet remove(Lot lot) {
        LotOrder order = lot.order();
        return lot.maturity() instanceof Maturity.Matured
                ? new Wallet(spendable.minus(order), waiting, available - lot.remaining(), pending, owed)
                : new Wallet(spendable, waiting.minus(order), available, pending - lot.remaining(), owed);
    }

    Wallet withOwed(long amount) {
        if (amount < 0) {
            throw new BrokenInvariant("a member cannot owe " + amount);
        }
        return new Wallet(spendable, waiting, available, pending, amount);
    }
}
