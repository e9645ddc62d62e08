package io.guerdon.giftcard;

import io.guerdon.giftcard.GiftCardRefusal.GiftCardLoadNotFound;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardLoadUsed;
import io.guerdon.giftcard.GiftCardRefusal.SoldByAnotherMerchant;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.unit.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a sale or top-up is called off. Its context is the lot that it opened, which must be whole. A card on which nothing
 * is left by that was not sold, and can be.
 */
record VoidDecision(Program program, VoidLoad command, Call call) implements Operation<Optional<LotOpened>> {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, VoidLoad.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<LotOpened> gather(History history, AccountState state, Instant now) {
        return history.byId(command.load()).filter(entry -> entry.chain().equals(call.chain())).stream()
                .flatMap(entry -> LotFate.opened(entry).stream())
                .findFirst();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<LotOpened> found) {
        if (found.isEmpty()) {
            return new Verdict.Refuse(new GiftCardLoadNotFound(command.load().toString()));
        }
        LotOpened load = found.get();
        return refusal(state, load)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now, load)));
    }

    private Optional<Refusal> refusal(AccountState state, LotOpened load) {
        String actsFor = call.actor().merchant();
        String seller = load.terms().issuer().value();
        if (!actsFor.isEmpty() && !actsFor.equals(seller)) {
            return Optional.of(new SoldByAnotherMerchant(seller));
        }
        long left = state.wallet(load.wallet())
                .find(load.lot(), load.terms())
                .map(Lot::remaining)
                .orElse(0L);
        return CardPayer.usable(state.chain().giftCard(), state)
                .or(() -> left < load.amount()
                        ? Optional.of(new GiftCardLoadUsed(load.amount(), left))
                        : Optional.empty());
    }

    private Draft draft(AccountState state, Instant now, LotOpened load) {
        Workings workings = new Workings(state);
        Draw all = new Draw(load.lot(), load.amount(), load.terms());
        workings.apply(new LotDrawn(
                load.wallet(), all, Book.AVAILABLE, Book.seller(load.terms().issuer())));
        Draft.Why why = Draft.Why.of(call.because(command.reason()));
        if (isEmpty(workings.state(), load)) {
            workings.apply(new StatusChanged(AccountStatus.NEW));
            why = why.refs(LoadDecision.SALES);
        }
        Money amount = new Money(load.amount(), program.place().currency());
        return new Draft(
                EntryKind.GIFT_CARD_VOID,
                now,
                workings.movements(),
                Optional.of(new GiftCardLoadVoided(command.load(), amount)),
                why);
    }

    private static boolean isEmpty(AccountState state, LotOpened load) {
        return state.wallet(load.wallet()).available() == 0
                && state.holds().isEmpty()
                && state.transfers().isEmpty();
    }
}
