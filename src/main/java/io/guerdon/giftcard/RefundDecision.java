package io.guerdon.giftcard;

import io.guerdon.giftcard.GiftCardRefusal.GiftCardClosed;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardSpendNotFound;
import io.guerdon.giftcard.GiftCardRefusal.RefundExceedsSpend;
import io.guerdon.giftcard.GiftCardRefusal.SpentAtAnotherMerchant;
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
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.GiftCardSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether spent money comes back onto its card. Its context is the payment; a blocked card takes it too. */
record RefundDecision(Program program, GiftCardSettings settings, RefundSpend command, Call call)
        implements Operation<Optional<Spend>> {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, RefundSpend.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Spend> gather(History history, AccountState state, Instant now) {
        return Spend.read(history, call.chain(), command.spend());
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Spend> found) {
        if (found.isEmpty()) {
            return new Verdict.Refuse(new GiftCardSpendNotFound(command.spend().toString()));
        }
        Spend spend = found.get();
        return refusal(state, spend)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now, spend)));
    }

    private Optional<Refusal> refusal(AccountState state, Spend spend) {
        String actsFor = call.actor().merchant();
        if (!actsFor.isEmpty() && !actsFor.equals(spend.merchant().value())) {
            return Optional.of(new SpentAtAnotherMerchant(spend.merchant().value()));
        }
        if (state.status() == AccountStatus.CLOSED) {
            return Optional.of(new GiftCardClosed(state.chain().giftCard().value()));
        }
        long requested = command.amount().value();
        return requested > spend.amount() - spend.refunded()
                ? Optional.of(new RefundExceedsSpend(spend.amount(), spend.refunded(), requested))
                : Optional.empty();
    }

    private Draft draft(AccountState state, Instant now, Spend spend) {
        Workings workings = new Workings(state);
        List<Draw> back = spend.next(command.amount().value()).stream()
                .map(draw -> alive(draw, now))
                .toList();
        workings.restore(settings.wallet(), back, Book.acceptor(spend.merchant()));
        Money amount = new Money(command.amount().value(), program.place().currency());
        return new Draft(
                EntryKind.GIFT_CARD_REFUND,
                now,
                workings.movements(),
                Optional.of(new GiftCardRefunded(command.spend(), amount, command.reference())),
                Draft.Why.of(call).refs(command.spend().toString()));
    }

    /** What comes back into a lot which expired meanwhile lives on for the definition's grace. */
    private Draw alive(Draw draw, Instant now) {
        if (draw.terms().expiresAt().isAfter(now)) {
            return draw;
        }
        Instant until = settings.validity().graceExpiry(now, program.place().zone());
        return draw.expiring(until);
    }
}
