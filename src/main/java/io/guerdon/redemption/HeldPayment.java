package io.guerdon.redemption;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.OpenHold;
import io.guerdon.redemption.Purse.Part;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is put aside for one payment at a till: one hold, or one for each wallet of a stored value.
 *
 * @param id by which the till knows it
 * @param holds at least one, of one merchant and reference
 */
record HeldPayment(HoldId id, List<OpenHold> holds) {
    /** Finds it where it is open, by its whole name; what is put aside for something else is no hold of anybody's here. */
    static Optional<HeldPayment> in(AccountState state, HoldId id) {
        if (!id.isForPayment()) {
            return Optional.empty();
        }
        List<OpenHold> holds = state.holds().values().stream()
                .filter(hold -> hold.id().whole().equals(id))
                .sorted(Comparator.comparing(hold -> hold.id().value()))
                .toList();
        return holds.isEmpty() ? Optional.empty() : Optional.of(new HeldPayment(id, holds));
    }

    WalletId wallet() {
        return holds.getFirst().wallet();
    }

    MerchantId merchant() {
        return holds.getFirst().merchant();
    }

    String reference() {
        return holds.getFirst().reference();
    }

    long amount() {
        return holds.stream().mapToLong(OpenHold::amount).sum();
    }

    List<Movement> voided() {
        return holds.stream()
                .<Movement>map(hold -> new HoldClosed(
                        hold.wallet(), hold.id(), HoldClosed.Ending.VOIDED, List.of(), hold.draws(), Book.HELD))
                .toList();
    }

    /** Spends so much of it, as the purse says from which wallet; the rest is available again. */
    List<Movement> captured(Purse purse, long amount) {
        List<Part> parts = holds.stream()
                .map(hold -> new Part(hold.wallet(), hold.draws()))
                .toList();
        List<Long> spent = purse.captured(parts, amount);
        List<Movement> movements = new ArrayList<>();
        for (int place = 0; place < holds.size(); place++) {
            OpenHold hold = holds.get(place);
            movements.add(new HoldClosed(
                    hold.wallet(),
                    hold.id(),
                    HoldClosed.Ending.CAPTURED,
                    Draw.between(hold.draws(), 0, spent.get(place)),
                    Draw.between(hold.draws(), spent.get(place), hold.amount()),
                    Book.acceptor(merchant())));
        }
        return movements;
    }
}
