package io.guerdon.redemption;

import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.redemption.RedeemRefusal.BelowMinimum;
import io.guerdon.redemption.RedeemRefusal.InsufficientPoints;
import io.guerdon.redemption.RedeemRefusal.MerchantDoesNotAccept;
import io.guerdon.redemption.RedeemRefusal.UnknownMerchant;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.util.Optional;

/** The checks every spend goes through, and what points are worth. */
record Spending(Program program, MerchantId merchant) {

    static Spending at(Program program, Till till) {
        return new Spending(program, till.merchant());
    }

    /** What can be said without looking at the account. */
    Optional<Refusal> allows(Points points) {
        Optional<Merchant> known = program.merchant(merchant);
        long minimum = program.policies().spending().minimumPoints();
        if (known.isEmpty()) {
            return Optional.of(new UnknownMerchant(merchant.value()));
        }
        if (known.get().redeemRate().isEmpty()) {
            return Optional.of(new MerchantDoesNotAccept(merchant.value()));
        }
        return points.value() < minimum ? Optional.of(new BelowMinimum(minimum, points.value())) : Optional.empty();
    }

    /** Whether the account can spend so much. */
    static Optional<Refusal> covers(AccountState state, Points points) {
        long available = state.wallet(WalletId.POINTS).available();
        return Guards.maySpend(state)
                .or(() -> available < points.value()
                        ? Optional.of(new InsufficientPoints(available, points.value()))
                        : Optional.empty());
    }

    /** What points are worth at the merchant. */
    Money valueOf(Points points) {
        return program.merchant(merchant)
                .flatMap(Merchant::redeemRate)
                .map(rate -> rate.valueOf(points, program.place().currency()))
                .orElse(new Money(0, program.place().currency()));
    }
}
