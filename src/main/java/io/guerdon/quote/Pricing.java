package io.guerdon.quote;

import io.guerdon.ledger.AccountState;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.quote.PurchaseQuoted.NotUsed;
import io.guerdon.quote.PurchaseQuoted.Price;
import io.guerdon.quote.PurchaseQuoted.Used;
import io.guerdon.unit.Points;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a price. Money of the member's wallets goes first, in the order of their names, then points: they are worth least where
 * they pay for what money would have paid. Whatever cannot be used is left out and said, so that a till always has a price.
 */
final class Pricing {
    static final String INSUFFICIENT = "insufficient";
    static final String NOTHING_LEFT_TO_PAY = "nothing-left-to-pay";
    /** They would pay nothing: there is nothing left to pay, or they are less than a step of the rate. */
    static final String NOT_NEEDED = "not-needed";

    static final String NOT_ACCEPTED = "merchant-does-not-accept";
    static final String BELOW_MINIMUM = "below-minimum";

    private final Program program;
    private final AccountState state;
    private final RequestQuote wanted;
    private final List<Used> used = new ArrayList<>();
    private final List<NotUsed> notUsed = new ArrayList<>();
    private long toPay;

    private Pricing(Program program, AccountState state, RequestQuote wanted) {
        this.program = program;
        this.state = state;
        this.wanted = wanted;
        this.toPay = wanted.purchase().basket().total();
    }

    static Price of(Program program, AccountState state, RequestQuote wanted) {
        Pricing pricing = new Pricing(program, state, wanted);
        wanted.use().forEach((wallet, amount) -> {
            if (!wallet.equals(WalletId.POINTS)) {
                pricing.useMoney(wallet, amount);
            }
        });
        Optional.ofNullable(wanted.use().get(WalletId.POINTS)).ifPresent(pricing::usePoints);
        return new Price(pricing.used, pricing.notUsed, pricing.toPay);
    }

    private void useMoney(WalletId wallet, long amount) {
        long affordable = affordable(wallet, amount);
        long useful = Math.min(affordable, toPay);
        leave(wallet, affordable - useful, NOTHING_LEFT_TO_PAY);
        use(wallet, useful, useful);
    }

    private void usePoints(long points) {
        Optional<RedeemRate> rate =
                program.merchant(wanted.purchase().till().merchant()).flatMap(Merchant::redeemRate);
        if (rate.isEmpty()) {
            leave(WalletId.POINTS, points, NOT_ACCEPTED);
            return;
        }
        long affordable = affordable(WalletId.POINTS, points);
        long useful = rate.get().useful(affordable, toPay);
        if (useful < program.policies().spending().minimumPoints()) {
            leave(WalletId.POINTS, affordable, toPay == 0 ? NOTHING_LEFT_TO_PAY : BELOW_MINIMUM);
            return;
        }
        leave(WalletId.POINTS, affordable - useful, NOT_NEEDED);
        String currency = program.place().currency();
        use(
                WalletId.POINTS,
                useful,
                rate.get().valueOf(new Points(useful), currency).minor());
    }

    /** As much of what is wanted as there is. */
    private long affordable(WalletId wallet, long wantedAmount) {
        long there = Math.min(wantedAmount, state.wallet(wallet).available());
        leave(wallet, wantedAmount - there, INSUFFICIENT);
        return there;
    }

    private void use(WalletId wallet, long amount, long minor) {
        if (amount > 0) {
            used.add(new Used(wallet, amount, minor));
            toPay -= minor;
        }
    }

    private void leave(WalletId wallet, long amount, String why) {
        if (amount > 0) {
            notUsed.add(new NotUsed(wallet, amount, why));
        }
    }
}
