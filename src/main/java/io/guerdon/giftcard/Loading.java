package io.guerdon.giftcard;

import io.guerdon.earning.EarnRefusal.CurrencyMismatch;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardAlreadyActive;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardAmountNotAllowed;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardBalanceTooHigh;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardNotReloadable;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardValidityOver;
import io.guerdon.giftcard.GiftCardRefusal.MerchantSellsNoSuchGiftCard;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.GiftCardSettings;
import io.guerdon.program.GiftCardSettings.Load;
import io.guerdon.program.GiftCardSettings.Reloading;
import io.guerdon.program.Program;
import io.guerdon.redemption.RedeemRefusal.UnknownMerchant;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Optional;

/** The checks money goes through before it is on a card. */
record Loading(Program program, GiftCardSettings settings, LoadGiftCard command) {
    Optional<Refusal> refusal(AccountState state, Instant now) {
        return here().or(() -> command.till().unlisted(program))
                .or(this::amount)
                .or(() -> reload())
                .or(() -> standing(state))
                .or(() -> over(now))
                .or(() -> room(state));
    }

    private Optional<Refusal> here() {
        MerchantId merchant = command.till().merchant();
        if (program.merchant(merchant).isEmpty()) {
            return Optional.of(new UnknownMerchant(merchant.value()));
        }
        if (program.isSuspended(merchant)) {
            return MerchantSuspended.at(program, merchant);
        }
        return settings.network().sells(merchant)
                ? Optional.empty()
                : Optional.of(new MerchantSellsNoSuchGiftCard(merchant.value()));
    }

    private Optional<Refusal> amount() {
        String currency = program.place().currency();
        if (!command.amount().currency().equals(currency)) {
            return Optional.of(new CurrencyMismatch(command.amount().currency(), currency));
        }
        Load load = settings.load();
        long requested = command.amount().minor();
        return load.allows(requested)
                ? Optional.empty()
                : Optional.of(new GiftCardAmountNotAllowed(
                        load.least(),
                        load.most(),
                        load.only().stream().map(String::valueOf).toList(),
                        requested));
    }

    private Optional<Refusal> reload() {
        boolean may = settings.load().reloading() == Reloading.RELOADABLE;
        return command.how() == LoadGiftCard.How.TOP_UP && !may
                ? Optional.of(new GiftCardNotReloadable(settings.id().value()))
                : Optional.empty();
    }

    private Optional<Refusal> standing(AccountState state) {
        GiftCardId card = state.chain().giftCard();
        if (command.how() == LoadGiftCard.How.TOP_UP) {
            return CardPayer.usable(card, state);
        }
        if (state.status() == AccountStatus.NEW) {
            return Optional.empty();
        }
        return CardPayer.usable(card, state).or(() -> Optional.of(new GiftCardAlreadyActive(card.value())));
    }

    private Optional<Refusal> over(Instant now) {
        Instant end = settings.validity().expiresAt(now, program.place().zone());
        return end.isAfter(now) ? Optional.empty() : Optional.of(new GiftCardValidityOver(end.toString()));
    }

    /** What is held or on its way to a member may come back. */
    private Optional<Refusal> room(AccountState state) {
        WalletId wallet = settings.wallet();
        long balance = state.wallet(wallet).available() + state.held(wallet) + state.inTransit(wallet);
        long highest = settings.load().highestBalance();
        return balance + command.amount().minor() > highest
                ? Optional.of(new GiftCardBalanceTooHigh(highest, balance))
                : Optional.empty();
    }
}
