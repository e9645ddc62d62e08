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
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.unit.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a sale or top-up is called off: the lot that it opened must be whole. A card of which everything was called off that
 * was ever put on it was not sold, and can be.
 */
record VoidDecision(Program program, VoidLoad command, Call call) implements Operation<VoidDecision.Context> {
    /**
     * What deciding needs to know.
     *
     * @param load the lot it opened
     * @param standing what was ever put on the card and is not called off, in minor units
     */
    record Context(Optional<LotOpened> load, long standing) {}

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, VoidLoad.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Context gather(History history, AccountState state, Instant now) {
        Optional<LotOpened> load =
                history.byId(command.load()).filter(entry -> entry.chain().equals(call.chain())).stream()
                        .flatMap(entry -> LotFate.opened(entry).stream())
                        .findFirst();
        long standing = history.byRef(call.chain(), LoadDecision.LOADS).stream()
                .flatMap(entry -> entry.draft().subject().stream())
                .mapToLong(VoidDecision::put)
                .sum();
        return new Context(load, standing);
    }

    private static long put(Subject subject) {
        return switch (subject) {
            case GiftCardLoaded loaded -> loaded.amount().minor();
            case GiftCardLoadVoided voided -> -voided.amount().minor();
            default -> 0;
        };
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Context context) {
        if (context.load().isEmpty()) {
            return new Verdict.Refuse(new GiftCardLoadNotFound(command.load().toString()));
        }
        LotOpened load = context.load().get();
        return refusal(state, load)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(
                        state, now, load, context.standing() == load.amount() ? AccountStatus.NEW : state.status())));
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

    private Draft draft(AccountState state, Instant now, LotOpened load, AccountStatus after) {
        Workings workings = new Workings(state);
        Draw all = new Draw(load.lot(), load.amount(), load.terms());
        workings.apply(new LotDrawn(
                load.wallet(), all, Book.AVAILABLE, Book.seller(load.terms().issuer())));
        Draft.Why why = Draft.Why.of(call.because(command.reason()));
        why = why.refs(LoadDecision.LOADS);
        if (after == AccountStatus.NEW) {
            workings.apply(new StatusChanged(AccountStatus.NEW));
            why = why.refs(LoadDecision.LOADS, LoadDecision.SALES);
        }
        Money amount = new Money(load.amount(), program.place().currency());
        return new Draft(
                EntryKind.GIFT_CARD_VOID,
                now,
                workings.movements(),
                Optional.of(new GiftCardLoadVoided(command.load(), amount)),
                why);
    }
}
