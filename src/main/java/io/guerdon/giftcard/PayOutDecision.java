package io.guerdon.giftcard;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardEmpty;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardInUse;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardNotPaidOut;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardPayoutTooHigh;
import io.guerdon.giftcard.GiftCardRefusal.MerchantTakesNoSuchGiftCard;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.GiftCardSettings;
import io.guerdon.program.Program;
import io.guerdon.redemption.RedeemRefusal.UnknownMerchant;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether what is left on a card is paid out. The merchant that pays has accepted the card, as if for goods. */
record PayOutDecision(Program program, GiftCardSettings settings, PayOutGiftCard command, Call call)
        implements Operation<Optional<Void>> {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, PayOutGiftCard.FIELDS, List.of(), Refusals.REMEMBERED);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        GiftCardId card = state.chain().giftCard();
        return allowed()
                .or(() -> command.till().unlisted(program))
                .or(() -> CardPayer.usable(card, state))
                .or(() -> left(card, state))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now)));
    }

    private Optional<Refusal> allowed() {
        MerchantId merchant = command.till().merchant();
        if (program.merchant(merchant).isEmpty()) {
            return Optional.of(new UnknownMerchant(merchant.value()));
        }
        if (program.isSuspended(merchant)) {
            return MerchantSuspended.at(program, merchant);
        }
        if (settings.leaving().mostPaidOut().isEmpty()) {
            return Optional.of(new GiftCardNotPaidOut(settings.id().value()));
        }
        return settings.network().accepts(merchant)
                ? Optional.empty()
                : Optional.of(new MerchantTakesNoSuchGiftCard(merchant.value()));
    }

    private Optional<Refusal> left(GiftCardId card, AccountState state) {
        if (!state.holds().isEmpty() || !state.transfers().isEmpty()) {
            return Optional.of(new GiftCardInUse(card.value()));
        }
        long available = state.wallet(settings.wallet()).available();
        if (available == 0) {
            return Optional.of(new GiftCardEmpty(card.value()));
        }
        return settings.leaving()
                .mostPaidOut()
                .filter(most -> available > most)
                .map(most -> new GiftCardPayoutTooHigh(most, available));
    }

    private Draft draft(AccountState state, Instant now) {
        long available = state.wallet(settings.wallet()).available();
        Workings workings = new Workings(state);
        workings.spend(
                settings.wallet(), available, Book.acceptor(command.till().merchant()));
        workings.apply(new StatusChanged(AccountStatus.CLOSED));
        Money amount = new Money(available, program.place().currency());
        return new Draft(
                EntryKind.GIFT_CARD_PAYOUT,
                now,
                workings.movements(),
                Optional.of(new GiftCardPaidOut(command.till(), amount, command.reference())),
                Draft.Why.of(call));
    }
}
