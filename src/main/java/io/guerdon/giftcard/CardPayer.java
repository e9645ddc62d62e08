package io.guerdon.giftcard;

import io.guerdon.giftcard.GiftCardRefusal.GiftCardBlocked;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardClosed;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardNotActive;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Guard;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Workings;
import io.guerdon.redemption.Payer;
import io.guerdon.unit.GiftCardId;
import java.time.Instant;
import java.util.Optional;

/** A card that pays, where it may; nothing that is done with it extends what is on it. */
record CardPayer(Guard guard) implements Payer {
    @Override
    public Optional<Refusal> check(AccountState state) {
        return guard.check(state);
    }

    @Override
    public void spent(Workings workings, Instant at) {
        // Money on a card has the time it was given when it was put there.
    }

    /** Whether a card was sold and is neither blocked nor closed. */
    static Optional<Refusal> usable(GiftCardId card, AccountState state) {
        return switch (state.status()) {
            case NEW -> Optional.of(new GiftCardNotActive(card.value()));
            case ACTIVE -> Optional.empty();
            case SUSPENDED -> Optional.of(new GiftCardBlocked(card.value()));
            case CLOSED -> Optional.of(new GiftCardClosed(card.value()));
        };
    }
}
