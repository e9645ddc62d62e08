package io.guerdon.giftcard;

import io.guerdon.giftcard.GiftCardRefusal.GiftCardAlreadyActive;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Decides whether money is put on a card. That a card is sold once follows from its chain: the second activation finds it sold.
 *
 * @param claims what the request takes among all cards: the line of the receipt, and more where the card was not named
 */
record LoadDecision(Loading loading, List<Claim> claims, Card card, Call call) implements Operation<Optional<Void>> {
    /** How it is said which card. */
    enum Card {
        /** Somebody has it in hand. */
        PRESENTED,
        /** The sale has chosen it, and gives its code away: one whose code was ever given away is not chosen again. */
        CHOSEN
    }

    /** By what reference everything is found that was put on a card, and called off. */
    static final String LOADS = "gift-card-loads";

    /** By what reference the entries are found that say whether a card is sold. */
    static final String SALES = "gift-card-sales";

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = loading.command().fields();
        fields.put("definition", loading.settings().id());
        Request request = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), request, LoadGiftCard.FIELDS, claims, Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        return knownToOthers(state)
                .or(() -> loading.refusal(state, now))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now)));
    }

    private Optional<Refusal> knownToOthers(AccountState state) {
        return card == Card.CHOSEN && state.seq() > 0
                ? Optional.of(new GiftCardAlreadyActive(state.chain().giftCard().value()))
                : Optional.empty();
    }

    private Draft draft(AccountState state, Instant now) {
        LoadGiftCard command = loading.command();
        Workings workings = new Workings(state);
        if (state.status() == AccountStatus.NEW) {
            workings.apply(new StatusChanged(AccountStatus.ACTIVE));
        }
        Instant expiry = loading.settings()
                .validity()
                .expiresAt(now, loading.program().place().zone());
        command.paid().open(workings, loading.settings().wallet(), expiry);
        GiftCardLoaded loaded = new GiftCardLoaded(loading.settings().id(), command.paid());
        Draft.Why why = Draft.Why.of(call);
        return switch (command.how()) {
            case ACTIVATION ->
                new Draft(
                        EntryKind.GIFT_CARD_ACTIVATE,
                        now,
                        workings.movements(),
                        Optional.of(loaded),
                        why.refs(SALES, LOADS));
            case TOP_UP ->
                new Draft(EntryKind.GIFT_CARD_TOP_UP, now, workings.movements(), Optional.of(loaded), why.refs(LOADS));
        };
    }
}
