package io.guerdon.storedvalue;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.TakeBack;
import io.guerdon.ledger.Workings;
import io.guerdon.program.StoredValueSettings.WhenSpent;
import io.guerdon.storedvalue.TopUpRefunded.BonusBack;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;

/**
 * What of a top-up can be paid back, and what that takes. The bonus that is not due any more is taken from its own lot, then counts
 * as taken where it expired, then from other bonus; what is still missing was spent, and is taken from what is left of the money or
 * owed. Each source is used up before the next, so parts take what one refund of them all would.
 */
final class Repaying {
    private final TopUpSoFar topUp;
    private final AccountState state;
    private final LotOpened principal;
    private final MerchantId issuer;

    Repaying(TopUpSoFar topUp, AccountState state) {
        this.topUp = topUp;
        this.state = state;
        this.principal = topUp.principal();
        this.issuer = topUp.settings()
                .bonus()
                .issuer()
                .orElse(topUp.made().paid().till().merchant());
    }

    /** What of the money is there. */
    long left() {
        return state.wallet(principal.wallet()).spendable().values().stream()
                .filter(lot -> lot.id().equals(principal.lot()))
                .mapToLong(Lot::remaining)
                .sum();
    }

    /** Most that can be paid back: with every unit more, there is at least one less left. */
    long refundable() {
        long low = 0;
        long high = left();
        long bonus = bonusThere();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (middle + deducted(middle, bonus) <= left()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long bonusThere() {
        long all = topUp.made().bonus();
        return all - taking(new Workings(state), all).missing();
    }

    private long deducted(long amount, long bonus) {
        return topUp.settings().bonus().whenSpent() == WhenSpent.DEDUCT
                ? Math.max(0, topUp.bonusClaim(amount) - bonus)
                : 0;
    }

    private TakeBack taking(Workings workings, long claim) {
        return new TakeBack(workings, bonusWallet(), claim, Book.issuer(issuer))
                .fromOpened(topUp.bonus())
                .fromExpired(topUp.bonusExpired() - topUp.bonusBack().alreadyExpired())
                .fromOthers();
    }

    private WalletId bonusWallet() {
        return topUp.settings().parts().bonus();
    }

    /** Pays back; whoever funded a bonus that was spent accepts what makes up for it. */
    BonusBack take(Workings workings, long amount) {
        long claim = topUp.bonusClaim(amount);
        TakeBack taking = taking(workings, claim);
        long missing = taking.missing();
        give(workings, amount, topUp.made().paid().book());
        return switch (topUp.settings().bonus().whenSpent()) {
            case DEDUCT -> {
                give(workings, missing, Book.acceptor(issuer));
                yield new BonusBack(claim, taking.alreadyExpired(), missing, 0);
            }
            case OWE -> {
                workings.owe(bonusWallet(), missing, Book.issuer(issuer));
                yield new BonusBack(claim, taking.alreadyExpired(), 0, missing);
            }
        };
    }

    /** Whether bonus is missing for it that was not spent, but is put aside for a payment in progress. */
    boolean needsWhatIsHeld(long amount) {
        return isBonusHeld()
                && taking(new Workings(state), topUp.bonusClaim(amount)).missing() > 0;
    }

    private boolean isBonusHeld() {
        return state.holds().values().stream()
                .filter(hold -> hold.wallet().equals(bonusWallet()))
                .flatMap(hold -> hold.draws().stream())
                .anyMatch(draw ->
                        topUp.bonus().stream().anyMatch(opened -> opened.lot().equals(draw.lot())));
    }

    private void give(Workings workings, long amount, Book to) {
        workings.takeFrom(principal.wallet(), principal.lot(), principal.terms(), amount, to);
    }
}
