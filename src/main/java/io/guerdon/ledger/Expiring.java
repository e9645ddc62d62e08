package io.guerdon.ledger;

import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.RebateClosed;
import io.guerdon.ledger.Movement.RebateExpired;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets lots run out, those of an instant at once, and rebates know of it. Where they are more than {@link Due#MOST_LOTS}, the rest is
 * still due afterwards. Pure.
 */
final class Expiring {
    private final AccountState state;
    private final Instant at;
    private final List<Movement> ofRebates = new ArrayList<>();
    private final List<Movement> drawn = new ArrayList<>();
    private final List<String> refs = new ArrayList<>();

    private Expiring(AccountState state, Instant at) {
        this.state = state;
        this.at = at;
    }

    static Optional<Draft> due(AccountState state, Instant at) {
        Expiring expiring = new Expiring(state, at);
        state.wallets().forEach((id, wallet) -> {
            expired(wallet.spendable().values(), at).forEach(lot -> expiring.expire(id, lot, Book.AVAILABLE));
            expired(wallet.waiting().values(), at).forEach(lot -> expiring.expire(id, lot, Book.PENDING));
        });
        return expiring.draft();
    }

    /** Lots come in order of expiry, so the expired ones come first. */
    private static List<Lot> expired(Iterable<Lot> lots, Instant at) {
        List<Lot> expired = new ArrayList<>();
        for (Lot lot : lots) {
            if (lot.terms().expiresAt().isAfter(at)) {
                break;
            }
            expired.add(lot);
        }
        return expired;
    }

    private void expire(WalletId wallet, Lot lot, Book bucket) {
        if (drawn.size() == Due.MOST_LOTS) {
            return;
        }
        drawn.add(new LotDrawn(wallet, new Draw(lot.id(), lot.remaining(), lot.terms()), bucket, Book.BREAKAGE));
        refs.add(LotFate.ref(lot.id()));
        for (Rebate rebate : state.rebates().running().values()) {
            if (rebate.paid().lots().contains(lot.id())) {
                ofRebates.add(new RebateExpired(rebate.ref(), lot.remaining()));
            }
        }
    }

    /** Rebates are closed before what counts for them goes, so that its going takes nothing back. */
    private Optional<Draft> draft() {
        for (Rebate rebate : state.rebates().running().values()) {
            if (drawn.stream().anyMatch(lot -> lot instanceof LotDrawn m && rebate.endsWith(m.wallet(), at))) {
                ofRebates.add(new RebateClosed(rebate.ref()));
            }
        }
        ofRebates.addAll(drawn);
        return Due.draft(EntryKind.EXPIRE, at, ofRebates, refs);
    }
}
