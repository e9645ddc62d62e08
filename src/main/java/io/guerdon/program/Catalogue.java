package io.guerdon.program;

import io.guerdon.unit.RewardId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/**
 * What a program keeps for its members beside points.
 *
 * @param wallets further wallets
 * @param payouts which of them are paid out
 * @param rewards what members get for what they have collected
 */
public record Catalogue(List<WalletSettings> wallets, List<PayoutTerms> payouts, List<Reward> rewards) {
    /** Points, and nothing beside them. */
    public static final Catalogue EMPTY = new Catalogue(List.of(), List.of(), List.of());

    public Catalogue {
        wallets = List.copyOf(wallets);
        payouts = List.copyOf(payouts);
        rewards = List.copyOf(rewards);
    }

    /** A wallet by its name. */
    public Optional<WalletSettings> wallet(WalletId id) {
        return wallets.stream().filter(wallet -> wallet.id().equals(id)).findFirst();
    }

    /** How a wallet is paid out; empty where it is not. */
    public Optional<PayoutTerms> payout(WalletId wallet) {
        return payouts.stream().filter(terms -> terms.wallet().equals(wallet)).findFirst();
    }

    /** A reward by its name. */
    public Optional<Reward> reward(RewardId id) {
        return rewards.stream().filter(reward -> reward.id().equals(id)).findFirst();
    }
}
