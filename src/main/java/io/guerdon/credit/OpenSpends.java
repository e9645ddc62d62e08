package io.guerdon.credit;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotRestored;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;

/**
 * Which spends are still owed. What is repaid pays the oldest first, so it is the latest of them, as much as is owed; they are read from the
 * latest entry backwards, so many at once, until that is reached. Goods that came back make less of what was spent on them, wherever that is.
 */
final class OpenSpends {
    private static final int AT_ONCE = 200;

    private final WalletId wallet;
    private final GivenBack givenBack = new GivenBack();
    private final List<OpenSpend> open = new ArrayList<>();
    private long missing;

    private OpenSpends(WalletId wallet, long owed) {
        this.wallet = wallet;
        this.missing = owed;
    }

    /** Those of an account that owes so much, the latest first. */
    static List<OpenSpend> read(History history, AccountState state, WalletId wallet, long owed) {
        OpenSpends spends = new OpenSpends(wallet, owed);
        long before = state.seq() + 1;
        while (spends.missing > 0 && before > 1) {
            List<Entry> entries = history.before(state.chain(), before, AT_ONCE);
            entries.forEach(spends::add);
            before = entries.isEmpty() ? 0 : entries.getLast().seq();
        }
        return spends.open;
    }

    private void add(Entry entry) {
        long back = 0;
        long spent = 0;
        for (Movement movement : entry.movements()) {
            switch (movement) {
                case LotRestored restored
                when restored.wallet().equals(wallet) && isSpending(restored.from()) ->
                    back += restored.draw().amount();
                case LotDrawn drawn
                when drawn.wallet().equals(wallet) && isSpending(drawn.to()) ->
                    spent += drawn.draw().amount();
                case HoldClosed closed
                when closed.wallet().equals(wallet) && isSpending(closed.to()) -> spent += Draw.sum(closed.captured());
                default -> {}
            }
        }
        if (back > 0) {
            givenBack.add(entry, back);
        }
        if (spent > 0 && missing > 0) {
            long owed = Math.min(missing, givenBack.rest(entry, spent));
            if (owed > 0) {
                open.add(new OpenSpend(entry.recordedAt(), owed));
                missing -= owed;
            }
        }
    }

    /** Limits are granted and repaid out of other books. */
    private static boolean isSpending(Book book) {
        return book.isAcceptor() || book.feesOf().isPresent();
    }
}
