package io.guerdon.redemption;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.History;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Wallet;
import io.guerdon.ledger.Workings;
import io.guerdon.program.CreditSettings;
import io.guerdon.program.Program;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.redemption.RedeemRefusal.CreditBlocked;
import io.guerdon.redemption.RedeemRefusal.StoredValueBlocked;
import io.guerdon.unit.Share;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is paid out of under the name of one unit: a wallet, or the two of a stored value.
 *
 * @param unit its name
 * @param stored what it is made of; empty for a wallet
 * @param credit where it is what a member may owe; empty for what a member has
 */
public record Purse(WalletId unit, Optional<StoredValueSettings> stored, Optional<CreditSettings> credit) {
    /** The purse of a unit. */
    public static Purse of(Program program, WalletId unit) {
        return new Purse(
                unit, program.catalogue().storedValue(unit), program.catalogue().creditLine(unit));
    }

    /** The purse that a wallet is paid out of. */
    public static Purse with(Program program, WalletId wallet) {
        Optional<StoredValueSettings> stored = program.catalogue().storedValueWith(wallet);
        return new Purse(
                stored.map(StoredValueSettings::id).orElse(wallet),
                stored,
                program.catalogue().creditLine(wallet));
    }

    /**
     * So much out of one wallet.
     *
     * @param draws at least one
     */
    public record Part(WalletId wallet, List<Draw> draws) {
        /** How much. */
        public long amount() {
            return Draw.sum(draws);
        }
    }

    /** Its wallets, what was paid in before what was given for it. */
    public List<WalletId> wallets() {
        return stored.map(value ->
                        List.of(value.parts().principal(), value.parts().bonus()))
                .orElseGet(() -> List.of(unit));
    }

    /** What can be paid out of it. Of credit, what came back while the member owes more than the limit pays that first. */
    public long available(AccountState state) {
        if (credit.isPresent()) {
            Wallet wallet = state.wallet(unit);
            return Math.max(0, wallet.available() - wallet.owed());
        }
        return wallets().stream()
                .mapToLong(wallet -> state.wallet(wallet).available())
                .sum();
    }

    /** The name of what is put aside out of one of its wallets; a till knows it by the name of the whole. */
    public HoldId hold(HoldId whole, WalletId wallet) {
        return stored.isPresent() ? whole.part(wallet) : whole;
    }

    /** Whether nothing may be paid out of it, because an operator has said so. */
    public Optional<Refusal> blocked(AccountState state) {
        if (credit.isPresent()) {
            return isBlocked(unit, state) ? Optional.of(new CreditBlocked(unit.value())) : Optional.empty();
        }
        return stored.isPresent() ? blocked(unit, state) : Optional.empty();
    }

    /** Whether an operator has blocked what is spent under a name. */
    public static boolean isBlocked(WalletId unit, AccountState state) {
        return state.holds().containsKey(StoredValueBlock.of(unit).hold());
    }

    /** The same of a stored value, whatever it is made of. */
    public static Optional<Refusal> blocked(WalletId storedValue, AccountState state) {
        return isBlocked(storedValue, state)
                ? Optional.of(new StoredValueBlocked(storedValue.value()))
                : Optional.empty();
    }

    /** What {@link #parts} has to know of the past to take an amount. */
    public Proportions proportions(History history, AccountState state, long amount) {
        return stored.filter(value -> value.parts().order() == StoredValueSettings.Order.PROPORTIONAL)
                .map(value -> Proportions.read(history, state, value.parts(), amount))
                .orElse(Proportions.NONE);
    }

    /** What a payment takes from each wallet. The caller checks availability. */
    public List<Part> parts(AccountState state, long amount, Proportions proportions) {
        if (stored.isEmpty()) {
            return given(state, unit, amount).toList();
        }
        StoredValueSettings.Parts parts = stored.get().parts();
        long principal = Math.min(amount, state.wallet(parts.principal()).available());
        long bonus = Math.min(amount, state.wallet(parts.bonus()).available());
        return switch (parts.order()) {
            case PRINCIPAL_FIRST -> both(state, parts, principal, amount - principal);
            case BONUS_FIRST -> both(state, parts, amount - bonus, bonus);
            case PROPORTIONAL -> proportions.parts(state, parts, amount);
        };
    }

    private static List<Part> both(AccountState state, StoredValueSettings.Parts parts, long principal, long bonus) {
        return Stream.concat(given(state, parts.principal(), principal), given(state, parts.bonus(), bonus))
                .toList();
    }

    private static Stream<Part> given(AccountState state, WalletId wallet, long amount) {
        return amount == 0 ? Stream.empty() : Stream.of(new Part(wallet, new Workings(state).draws(wallet, amount)));
    }

    /** How much of what is held of each wallet is spent where a part of it is: in the order of the purse, and so in proportion. */
    List<Long> captured(List<Part> held, long amount) {
        List<Long> captured = new ArrayList<>();
        long all = held.stream().mapToLong(Part::amount).sum();
        for (Part part : held) {
            captured.add(held.size() == 1 ? amount : captured(part, all, amount));
        }
        return captured;
    }

    private long captured(Part part, long all, long amount) {
        StoredValueSettings.Parts parts = stored.orElseThrow().parts();
        boolean bonus = part.wallet().equals(parts.bonus());
        long there = part.amount();
        long others = all - there;
        return switch (parts.order()) {
            case PRINCIPAL_FIRST -> bonus ? Math.max(0, amount - others) : Math.min(there, amount);
            case BONUS_FIRST -> bonus ? Math.min(there, amount) : Math.max(0, amount - others);
            case PROPORTIONAL -> bonus ? Share.upTo(there, amount, all) : amount - Share.upTo(others, amount, all);
        };
    }
}
