package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.PlanId;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.RewardId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/**
 * What a program keeps for its members beside points.
 *
 * @param wallets further wallets
 * @param coupons definitions of coupons
 * @param payouts which wallets are paid out
 * @param rewards what members get for what they have collected
 * @param giftCards definitions of gift cards
 * @param tiering tiers, and what they are measured by
 * @param storedValues money that members pay in beforehand
 * @param rebates what members get for how much they buy over a period
 * @param prepaidPlans plans by which money becomes stored value over time
 * @param creditLines what members may owe
 * @param membershipPlans what members may be members of
 * @param memberPrices what goods cost less for some members
 * @param partnerCurrencies what partners keep themselves, and what it is converted at
 */
public record Catalogue(
        List<WalletSettings> wallets,
        List<CouponSettings> coupons,
        List<PayoutTerms> payouts,
        List<Reward> rewards,
        List<GiftCardSettings> giftCards,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Tiering> tiering,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StoredValueSettings> storedValues,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RebateSettings> rebates,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PrepaidPlanSettings> prepaidPlans,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CreditSettings> creditLines,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MembershipPlan> membershipPlans,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MemberPrice> memberPrices,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartnerCurrency> partnerCurrencies) {
    /** Points, and nothing beside them. */
    public static final Catalogue EMPTY = of(List.of());

    /** Wallets, and nothing else. */
    public static Catalogue of(List<WalletSettings> wallets) {
        return new Catalogue(wallets, List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    /** Without prices for members and partners' currencies. */
    public Catalogue(
            List<WalletSettings> wallets,
            List<CouponSettings> coupons,
            List<PayoutTerms> payouts,
            List<Reward> rewards,
            List<GiftCardSettings> giftCards,
            Optional<Tiering> tiering,
            List<StoredValueSettings> storedValues,
            List<RebateSettings> rebates,
            List<PrepaidPlanSettings> prepaidPlans,
            List<CreditSettings> creditLines,
            List<MembershipPlan> membershipPlans) {
        this(
                wallets,
                coupons,
                payouts,
                rewards,
                giftCards,
                tiering,
                storedValues,
                rebates,
                prepaidPlans,
                creditLines,
                membershipPlans,
                List.of(),
                List.of());
    }

    /** Without stored value, rebates and memberships. */
    public Catalogue(
            List<WalletSettings> wallets,
            List<CouponSettings> coupons,
            List<PayoutTerms> payouts,
            List<Reward> rewards,
            List<GiftCardSettings> giftCards,
            Optional<Tiering> tiering) {
        this(
                wallets, coupons, payouts, rewards, giftCards, tiering, List.of(), List.of(), List.of(), List.of(),
                List.of());
    }

    /** Without plans, credit and memberships. */
    public Catalogue(
            List<WalletSettings> wallets,
            List<CouponSettings> coupons,
            List<PayoutTerms> payouts,
            List<Reward> rewards,
            List<GiftCardSettings> giftCards,
            Optional<Tiering> tiering,
            List<StoredValueSettings> storedValues,
            List<RebateSettings> rebates) {
        this(
                wallets,
                coupons,
                payouts,
                rewards,
                giftCards,
                tiering,
                storedValues,
                rebates,
                List.of(),
                List.of(),
                List.of());
    }

    public Catalogue {
        wallets = List.copyOf(wallets);
        coupons = List.copyOf(coupons);
        payouts = List.copyOf(payouts);
        rewards = List.copyOf(rewards);
        giftCards = List.copyOf(giftCards);
        storedValues = List.copyOf(storedValues);
        rebates = List.copyOf(rebates);
        prepaidPlans = List.copyOf(prepaidPlans);
        creditLines = List.copyOf(creditLines);
        membershipPlans = List.copyOf(membershipPlans);
        memberPrices = List.copyOf(memberPrices);
        partnerCurrencies = List.copyOf(partnerCurrencies);
    }

    /** A wallet by its name. */
    public Optional<WalletSettings> wallet(WalletId id) {
        return wallets.stream().filter(wallet -> wallet.id().equals(id)).findFirst();
    }

    /** A definition of coupons by its name, which is a wallet's too. */
    public Optional<CouponSettings> coupon(WalletId id) {
        return coupons.stream().filter(coupon -> coupon.id().equals(id)).findFirst();
    }

    /** How a wallet is paid out; empty where it is not. */
    public Optional<PayoutTerms> payout(WalletId wallet) {
        return payouts.stream().filter(terms -> terms.wallet().equals(wallet)).findFirst();
    }

    /** A definition of gift cards by its name. */
    public Optional<GiftCardSettings> giftCard(DefinitionId id) {
        return giftCards.stream().filter(card -> card.id().equals(id)).findFirst();
    }

    /** Stored value by the name it is spent under. */
    public Optional<StoredValueSettings> storedValue(WalletId id) {
        return storedValues.stream().filter(value -> value.id().equals(id)).findFirst();
    }

    /** The stored value that a wallet is a part of. */
    public Optional<StoredValueSettings> storedValueWith(WalletId wallet) {
        return storedValues.stream()
                .filter(value -> value.parts().include(wallet))
                .findFirst();
    }

    /** A rebate by its name. */
    public Optional<RebateSettings> rebate(RebateId id) {
        return rebates.stream().filter(rebate -> rebate.id().equals(id)).findFirst();
    }

    /** A plan by its name. */
    public Optional<PrepaidPlanSettings> prepaidPlan(DefinitionId id) {
        return prepaidPlans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /** The credit whose wallet it is. */
    public Optional<CreditSettings> creditLine(WalletId wallet) {
        return creditLines.stream().filter(line -> line.wallet().equals(wallet)).findFirst();
    }

    /** A plan of memberships by its name. */
    public Optional<MembershipPlan> membershipPlan(PlanId id) {
        return membershipPlans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /** A reward by its name. */
    public Optional<Reward> reward(RewardId id) {
        return rewards.stream().filter(reward -> reward.id().equals(id)).findFirst();
    }

    /** A partner's own currency by its name. */
    public Optional<PartnerCurrency> partnerCurrency(PartnerCurrencyId id) {
        return partnerCurrencies.stream()
                .filter(currency -> currency.id().equals(id))
                .findFirst();
    }
}
