package io.guerdon.giftcard;

import io.guerdon.giftcard.GiftCardRefusal.GiftCardBlocked;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardClosed;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardNotBlocked;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.unit.GiftCardId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Decides whether a card is blocked, sold or not, or can be used again. What is held for a payment in progress stays so. Its context
 * is what the card is without being blocked.
 */
record BlockDecision(Act act, String reason, Call call) implements Operation<AccountStatus> {
    private static final List<String> FIELDS = List.of("operation", "reason");

    /** What an operator does. */
    enum Act {
        BLOCK,
        UNBLOCK
    }

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", act == Act.BLOCK ? "gift-card-block" : "gift-card-unblock");
        fields.put("reason", reason);
        Request request = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public AccountStatus gather(History history, AccountState state, Instant now) {
        List<Entry> sales = act == Act.UNBLOCK ? history.byRef(call.chain(), LoadDecision.SALES) : List.of();
        return !sales.isEmpty() && sales.getLast().kind() == EntryKind.GIFT_CARD_ACTIVATE
                ? AccountStatus.ACTIVE
                : AccountStatus.NEW;
    }

    @Override
    public Verdict decide(AccountState state, Instant now, AccountStatus otherwise) {
        return refusal(state)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(
                        switch (act) {
                            case BLOCK -> draft(EntryKind.GIFT_CARD_BLOCK, AccountStatus.SUSPENDED, now);
                            case UNBLOCK -> draft(EntryKind.GIFT_CARD_UNBLOCK, otherwise, now);
                        }));
    }

    private Optional<Refusal> refusal(AccountState state) {
        GiftCardId card = state.chain().giftCard();
        return switch (state.status()) {
            case CLOSED -> Optional.of(new GiftCardClosed(card.value()));
            case SUSPENDED -> act == Act.BLOCK ? Optional.of(new GiftCardBlocked(card.value())) : Optional.empty();
            case NEW, ACTIVE ->
                act == Act.UNBLOCK ? Optional.of(new GiftCardNotBlocked(card.value())) : Optional.empty();
        };
    }

    private Draft draft(EntryKind kind, AccountStatus status, Instant now) {
        return new Draft(
                kind, now, List.of(new StatusChanged(status)), Optional.empty(), Draft.Why.of(call.because(reason)));
    }
}
