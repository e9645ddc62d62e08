package io.guerdon.giftcard;

import io.guerdon.giftcard.GiftCardRefusal.GiftCardNotMovable;
import io.guerdon.giftcard.GiftCardRefusal.MerchantTakesNoSuchGiftCard;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Guard;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.GiftCardSettings;
import io.guerdon.program.GiftCardSettings.Moving;
import io.guerdon.program.Program;
import io.guerdon.redemption.CloseHold;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.Payer;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.Redemptions;
import io.guerdon.transfer.SendPoints;
import io.guerdon.transfer.Transfers;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MerchantId;
import java.util.List;
import java.util.Optional;

/** What can be done with a card there is. Paying with one is what paying with any wallet is, but for who may. */
public final class GiftCards {
    private final Ledger ledger;
    private final Redemptions redemptions;
    private final Holds holds;
    private final Transfers transfers;

    /** Cards in a ledger. */
    public GiftCards(Ledger ledger, Redemptions redemptions, Holds holds, Transfers transfers) {
        this.ledger = ledger;
        this.redemptions = redemptions;
        this.holds = holds;
        this.transfers = transfers;
    }

    /** Sells a card, or puts more on it. */
    public Outcome load(Program program, GiftCard card, LoadGiftCard command, Call call) {
        Loading loading = new Loading(program, card.settings(program), command);
        return ledger.submit(
                new LoadDecision(loading, List.of(command.claim(program.id())), LoadDecision.Card.PRESENTED, call));
    }

    /** Calls a sale or top-up off. */
    public Outcome takeBack(Program program, VoidLoad command, Call call) {
        return ledger.submit(new VoidDecision(program, command, call));
    }

    /** Pays with a card; a refusal is remembered under its key. */
    public Outcome redeem(Program program, GiftCard card, RedeemPoints command, Call call) {
        return redemptions.redeem(
                program, command, call, payer(program, card, command.till().merchant()));
    }

    /** Puts money on a card aside for a payment in progress; a refusal is remembered under its key. */
    public Outcome hold(Program program, GiftCard card, PlaceHold command, Call call) {
        return holds.place(
                program, command, call, payer(program, card, command.till().merchant()));
    }

    /** Captures or voids a hold, also of a card that was blocked since. */
    public Outcome close(Program program, CloseHold command, Call call) {
        return holds.close(program, command, call, new CardPayer(_ -> Optional.empty()));
    }

    private static Payer payer(Program program, GiftCard card, MerchantId merchant) {
        return new CardPayer(state -> accepted(card.settings(program), merchant).or(() -> usable(card.id(), state)));
    }

    private static Optional<Refusal> accepted(GiftCardSettings settings, MerchantId merchant) {
        return settings.network().accepts(merchant)
                ? Optional.empty()
                : Optional.of(new MerchantTakesNoSuchGiftCard(merchant.value()));
    }

    private static Optional<Refusal> usable(GiftCardId card, AccountState state) {
        return CardPayer.usable(card, state);
    }

    /** Puts back what was spent on goods that came back. */
    public Outcome refund(Program program, GiftCard card, RefundSpend command, Call call) {
        return ledger.submit(new RefundDecision(program, card.settings(program), command, call));
    }

    /** Pays out what is left on a card and closes it; a refusal is remembered under its key. */
    public Outcome payOut(Program program, GiftCard card, PayOutGiftCard command, Call call) {
        return ledger.submit(new PayOutDecision(program, card.settings(program), command, call));
    }

    /** Takes money from a card into a member's wallet, as a member sends points to another. */
    public Outcome move(Program program, GiftCard card, SendPoints command, ChainId member, Call call) {
        Guard guard = state -> movable(card.settings(program)).or(() -> usable(card.id(), state));
        return transfers.send(command, member, call, guard);
    }

    private static Optional<Refusal> movable(GiftCardSettings settings) {
        return settings.leaving().moving() == Moving.TO_MEMBERS
                ? Optional.empty()
                : Optional.of(new GiftCardNotMovable(settings.id().value()));
    }

    /** Lets a card be neither spent nor sold. */
    public Outcome block(String reason, Call call) {
        return ledger.submit(new BlockDecision(BlockDecision.Act.BLOCK, reason, call));
    }

    /** Lets a blocked card be what it was. */
    public Outcome unblock(String reason, Call call) {
        return ledger.submit(new BlockDecision(BlockDecision.Act.UNBLOCK, reason, call));
    }
}
