package io.guerdon.ledger;

import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotMatured;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.LotRestored;
import io.guerdon.ledger.Movement.OwedChanged;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision in progress: the movements so far and the state they lead to, so that each step sees the ones before it. Used by
 * one decision, on one thread, and thrown away.
 */
public final class Workings {
    private final long seq;
    private final List<Movement> movements = new ArrayList<>();
    private AccountState state;
    private int lotsOpened;

    /** Starts from a state; the entry will be the one after it. */
    public Workings(AccountState start) {
        state = start;
        seq = start.seq() + 1;
    }

    /** The state so far. */
    public AccountState state() {
        return state;
    }

    /** The seq of the entry in the making. */
    public long seq() {
        return seq;
    }

    /** The movements so far. */
    public List<Movement> movements() {
        return List.copyOf(movements);
    }

    /** Takes one step. */
    public void apply(Movement movement) {
        state = Fold.apply(state, movement);
        movements.add(movement);
    }

    /** Credits a new lot; what the member owes in this wallet is paid from it first, where it can be spent at once. */
    public LotId open(WalletId wallet, long amount, LotTerms terms, Maturity maturity, Book from) {
        LotId lot = new LotId(seq, lotsOpened++);
        apply(new LotOpened(wallet, lot, amount, terms, maturity, from));
        if (maturity instanceof Maturity.Matured) {
            payOwed(wallet, new Draw(lot, amount, terms));
        }
        return lot;
    }

    /**
     * Credits a lot for what was spent before it could be asked about, and spends it. What the member owes is not paid from it:
     * it was never the member's.
     */
    public void advance(WalletId wallet, long amount, LotTerms terms, Book from, Book to) {
        LotId lot = new LotId(seq, lotsOpened++);
        apply(new LotOpened(wallet, lot, amount, terms, Maturity.NOW, from));
        apply(new LotDrawn(wallet, new Draw(lot, amount, terms), Book.AVAILABLE, to));
    }

    /** Lets a pending lot be spent; what the member owes is paid from it first. */
    public void mature(WalletId wallet, Lot lot) {
        apply(new LotMatured(wallet, lot.id(), lot.remaining()));
        payOwed(wallet, new Draw(lot.id(), lot.remaining(), lot.terms()));
    }

    /** Pays what the member owes out of what is in a lot, as far as it goes. */
    public void payOwed(WalletId wallet, Draw lot) {
        long owed = Math.min(state.wallet(wallet).owed(), lot.amount());
        if (owed > 0) {
            apply(new LotDrawn(wallet, new Draw(lot.lot(), owed, lot.terms()), Book.AVAILABLE, Book.OWED));
            apply(new OwedChanged(wallet, -owed, Book.OWED));
        }
    }

    /** Which lots a spend of {@code amount} would take: soonest expiry first, ties by age. The caller checks availability. */
    public List<Draw> draws(WalletId wallet, long amount) {
        List<Draw> draws = new ArrayList<>();
        long missing = amount;
        for (Lot lot : state.wallet(wallet).spendable().values()) {
            if (missing == 0) {
                break;
            }
            long taken = Math.min(missing, lot.remaining());
            draws.add(new Draw(lot.id(), taken, lot.terms()));
            missing -= taken;
        }
        if (missing > 0) {
            throw new BrokenInvariant("wallet " + wallet + " is short by " + missing);
        }
        return List.copyOf(draws);
    }

    /** Spends from the lots in spend order. */
    public List<Draw> spend(WalletId wallet, long amount, Book to) {
        List<Draw> draws = draws(wallet, amount);
        draws.forEach(draw -> apply(new LotDrawn(wallet, draw, Book.AVAILABLE, to)));
        return draws;
    }

    /** Takes up to {@code amount} from all parts of one lot, pending or not, whatever their expiry; returns how much they had. */
    public long takeFrom(WalletId wallet, LotId id, LotTerms opened, long amount, Book to) {
        long taken = 0;
        while (taken < amount) {
            Optional<Lot> part = state.wallet(wallet).find(id, opened);
            if (part.isEmpty()) {
                break;
            }
            Lot lot = part.get();
            long some = Math.min(amount - taken, lot.remaining());
            Book bucket = lot.maturity() instanceof Maturity.Matured ? Book.AVAILABLE : Book.PENDING;
            apply(new LotDrawn(wallet, new Draw(id, some, lot.terms()), bucket, to));
            taken += some;
        }
        return taken;
    }

    /** Lets the member owe more, or less where {@code amount} is negative. */
    public void owe(WalletId wallet, long amount, Book counterparty) {
        if (amount != 0) {
            apply(new OwedChanged(wallet, amount, counterparty));
        }
    }

    /** Puts points back into their lots; what is owed is not paid from them, because they were the member's before. */
    public void restore(WalletId wallet, List<Draw> draws, Book from) {
        draws.forEach(draw -> apply(new LotRestored(wallet, draw, from)));
    }
}
