package io.guerdon.redemption;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.LedgerRefusal.AmountTooLarge;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.program.WalletSettings;
import io.guerdon.program.WalletSettings.Use;
import io.guerdon.redemption.RedeemRefusal.BelowMinimum;
import io.guerdon.redemption.RedeemRefusal.InsufficientBalance;
import io.guerdon.redemption.RedeemRefusal.InsufficientPoints;
import io.guerdon.redemption.RedeemRefusal.MerchantDoesNotAccept;
import io.guerdon.redemption.RedeemRefusal.PartOfStoredValue;
import io.guerdon.redemption.RedeemRefusal.UnitDoesNotPay;
import io.guerdon.redemption.RedeemRefusal.UnknownMerchant;
import io.guerdon.redemption.RedeemRefusal.UnknownUnit;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The checks every spend goes through, and what is worth how much: points what the merchant gives for them, money what it
 * says, wherever it is spent.
 */
public record Spending(Program program, MerchantId merchant, WalletId wallet) {

    /** At a till, out of a wallet. */
    public static Spending at(Program program, Till till, WalletId wallet) {
        return new Spending(program, till.merchant(), wallet);
    }

    /** What was asked for, as a request's fields; points are asked for in one way, whatever the caller wrote. */
    static void asked(SequencedMap<String, Object> fields, WalletId wallet, Points points) {
        if (wallet.equals(WalletId.POINTS)) {
            fields.put("points", points.value());
        } else {
            fields.put("unit", wallet);
            fields.put("amount", points.value());
        }
    }

    /** What can be said without looking at the account. */
    Optional<Refusal> allows(Points points) {
        return refused().or(() -> isPoints() ? tooFew(points) : Optional.empty());
    }

    /** Why nothing of the wallet can be spent there at all. */
    public Optional<Refusal> refused() {
        Optional<Merchant> known = program.merchant(merchant);
        if (known.isEmpty()) {
            return Optional.of(new UnknownMerchant(merchant.value()));
        }
        if (program.isSuspended(merchant)) {
            return MerchantSuspended.at(program, merchant);
        }
        if (!isPoints()) {
            return pays();
        }
        return known.get().redeemRate().isEmpty()
                ? Optional.of(new MerchantDoesNotAccept(merchant.value()))
                : Optional.empty();
    }

    private Optional<Refusal> tooFew(Points points) {
        long minimum = program.policies().spending().minimumPoints();
        return points.value() < minimum ? Optional.of(new BelowMinimum(minimum, points.value())) : Optional.empty();
    }

    private Optional<Refusal> pays() {
        if (purse().stored().isPresent()) {
            return Optional.empty();
        }
        Optional<WalletSettings> settings = program.catalogue().wallet(wallet);
        if (settings.isEmpty()) {
            return Optional.of(new UnknownUnit(wallet.value()));
        }
        Use use = settings.get().use();
        if (use != Use.TENDER) {
            return Optional.of(new UnitDoesNotPay(wallet.value(), use.name()));
        }
        return program.catalogue()
                .storedValueWith(wallet)
                .map(value -> new PartOfStoredValue(wallet.value(), value.id().value()));
    }

    /** What is paid out of. */
    Purse purse() {
        return Purse.of(program, wallet);
    }

    /** Whether there is so much that may be spent. */
    Optional<Refusal> covers(AccountState state, Points points) {
        return purse().blocked(state).or(() -> isThere(state, points)).or(() -> canBeValued(points));
    }

    private Optional<Refusal> isThere(AccountState state, Points points) {
        long available = purse().available(state);
        return available < points.value() ? Optional.of(insufficient(available, points.value())) : Optional.empty();
    }

    private Optional<Refusal> canBeValued(Points points) {
        return rate().filter(rate -> rate.isWorthMore(points, Guards.MOST_CLEARED))
                .map(_ -> new AmountTooLarge(Guards.MOST_CLEARED));
    }

    private Refusal insufficient(long available, long requested) {
        return isPoints()
                ? new InsufficientPoints(available, requested)
                : new InsufficientBalance(wallet.value(), available, requested);
    }

    /** What an amount is worth at the merchant. */
    Money valueOf(Points points) {
        String currency = program.place().currency();
        return rate().map(rate -> rate.valueOf(points, currency)).orElse(new Money(0, currency));
    }

    /** What the merchant gives for points; money is worth itself. Empty where it takes none. */
    public Optional<RedeemRate> rate() {
        return isPoints()
                ? program.merchant(merchant).flatMap(Merchant::redeemRate)
                : Optional.of(new RedeemRate(1, 1));
    }

    private boolean isPoints() {
        return wallet.equals(WalletId.POINTS);
    }
}
