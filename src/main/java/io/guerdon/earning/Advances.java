package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.OwedChanged;
import io.guerdon.ledger.Workings;
import io.guerdon.unit.WalletId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the house advanced where a member spent offline more than there was: a redemption that opened a lot and spent it. Where
 * the goods come back, what the member still owes is paid from it; what the house bore goes back to the house; only what the
 * member has paid since is the member's.
 */
public final class Advances {
    private final Map<LotId, Advance> lots = new HashMap<>();

    private Advances() {}

    private record Advance(Book house, Owing owing) {}

    private enum Owing {
        BY_MEMBER,
        BY_NOBODY
    }

    /** Those that redemptions among these entries got. */
    public static Advances in(List<Entry> entries) {
        Advances advances = new Advances();
        entries.stream().filter(entry -> entry.kind() == EntryKind.REDEEM).forEach(advances::add);
        return advances;
    }

    private void add(Entry redemption) {
        boolean owed = redemption.movements().stream().anyMatch(OwedChanged.class::isInstance);
        redemption.movements().stream()
                .filter(LotOpened.class::isInstance)
                .map(LotOpened.class::cast)
                .forEach(lot -> lots.put(lot.lot(), new Advance(lot.from(), owed ? Owing.BY_MEMBER : Owing.BY_NOBODY)));
    }

    /** Gives back what these draws, restored a moment ago, have of advances; answers how much of them is not the member's. */
    public long giveBack(Workings workings, WalletId wallet, List<Draw> restored) {
        long before = workings.state().wallet(wallet).available();
        restored.stream()
                .filter(draw -> lots.containsKey(draw.lot()))
                .forEach(draw -> giveBack(workings, wallet, draw));
        return before - workings.state().wallet(wallet).available();
    }

    /**
     * Pays what is owed again, {@code most} at most, from advances that earlier parts of the return had left to the member, because
     * nothing was owed then.
     */
    public void payFromKept(Workings workings, WalletId wallet, long most) {
        long left = most;
        for (Lot lot : kept(workings, wallet)) {
            long some = Math.min(
                    left,
                    Math.min(lot.remaining(), workings.state().wallet(wallet).owed()));
            if (some > 0) {
                workings.payOwed(wallet, new Draw(lot.id(), some, lot.terms()));
                left -= some;
            }
        }
    }

    private List<Lot> kept(Workings workings, WalletId wallet) {
        return workings.state().wallet(wallet).spendable().values().stream()
                .filter(lot -> isMembers(lot.id()))
                .toList();
    }

    private boolean isMembers(LotId lot) {
        Advance advance = lots.get(lot);
        return advance != null && advance.owing() == Owing.BY_MEMBER;
    }

    private void giveBack(Workings workings, WalletId wallet, Draw draw) {
        Advance advance = Objects.requireNonNull(lots.get(draw.lot()));
        switch (advance.owing()) {
            case BY_MEMBER -> workings.payOwed(wallet, draw);
            case BY_NOBODY -> workings.apply(new LotDrawn(wallet, draw, Book.AVAILABLE, advance.house()));
        }
    }
}
