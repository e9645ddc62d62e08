package io.guerdon.quote;

import io.guerdon.budget.Hand;
import io.guerdon.budget.Takings;
import io.guerdon.earning.Later;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.Reading;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.Recording;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.HoldClosed.Ending;
import io.guerdon.ledger.OpenHold;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.quote.CloseQuote.How;
import io.guerdon.quote.QuoteRefusal.AnotherMerchant;
import io.guerdon.quote.QuoteRefusal.QuoteCommitted;
import io.guerdon.quote.QuoteRefusal.QuoteDropped;
import io.guerdon.quote.QuoteRefusal.QuoteLapsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides the end of a quote. Committing records the purchase at the instant it was quoted, under the revision of that instant, by
 * the function that made the quote, and spends what was held, in one entry.
 *
 * @param quote the quote
 */
record CloseQuoteDecision(Quoted quote, CloseQuote command, Call call, Hand hand)
        implements Operation<CloseQuoteDecision.Context> {
    /**
     * A quote as it was made.
     *
     * @param program in the revision it was made under
     * @param entry that made it
     */
    record Quoted(Program program, Entry entry) {
        PurchaseQuoted quoted() {
            return (PurchaseQuoted) entry.draft().subject().orElseThrow();
        }

        /** Why it earns what it does, and what it refers to. */
        Draft.Why why() {
            return entry.draft().why();
        }
    }

    /**
     * What deciding needs to know.
     *
     * @param endings of the quote before, none or one
     * @param later what is known of the time after it
     * @param promised of budgets
     */
    record Context(List<EntryKind> endings, Later later, Takings promised) {}

    private PurchaseQuoted quoted() {
        return quote.quoted();
    }

    @Override
    public Terms terms() {
        List<Claim> receipt = command.how() == How.COMMIT
                ? List.of(quoted().purchase().claim(call.chain().program()))
                : List.of();
        return command.terms(call, receipt);
    }

    @Override
    public Context gather(History history, AccountState state, Instant now) {
        List<EntryKind> endings = history.byRef(call.chain(), command.quote().value()).stream()
                .map(Entry::kind)
                .filter(kind -> kind == EntryKind.EARN || kind == EntryKind.QUOTE_DROP)
                .toList();
        Optional<Instant> at = Optional.of(quoted().judged().at());
        hand.again();
        return new Context(
                endings, Reading.later(quote.program(), at, history, state), hand.takings(quote.entry(), now));
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Context context) {
        return refusal(now, context)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> command.how() == How.COMMIT
                        ? commit(state, context)
                        : new Verdict.Commit(drop(new Workings(state), now, context.promised())));
    }

    private Optional<Refusal> refusal(Instant now, Context context) {
        String quote = command.quote().value();
        String merchant = quoted().purchase().till().merchant().value();
        String actsFor = call.actor().merchant();
        if (!actsFor.isEmpty() && !actsFor.equals(merchant)) {
            return Optional.of(new AnotherMerchant(merchant));
        }
        if (context.endings().contains(EntryKind.EARN)) {
            return Optional.of(new QuoteCommitted(quote));
        }
        if (context.endings().contains(EntryKind.QUOTE_DROP)) {
            return Optional.of(new QuoteDropped(quote));
        }
        boolean taken = command.how() == How.COMMIT && context.promised().haveLapsed();
        boolean valid = now.isBefore(quoted().judged().validUntil()) && !taken;
        return valid ? Optional.empty() : Optional.of(new QuoteLapsed(quote));
    }

    private Verdict commit(AccountState state, Context context) {
        RecordPurchase purchase = quoted().purchase();
        Instant at = quoted().judged().at();
        Recording recording = Recording.promised(
                quote.program(),
                purchase,
                at,
                quoted().judged().matched(),
                quote.why().trace());
        Optional<Refusal> refusal = recording.refusal(state);
        if (refusal.isPresent()) {
            return new Verdict.Refuse(refusal.get());
        }
        Workings workings = new Workings(state);
        close(workings, Ending.CAPTURED);
        Recording.Recorded recorded = recording.into(workings, context.later());
        List<String> refs = new ArrayList<>(recorded.refs());
        refs.add(command.quote().value());
        quoted().price().coupons().forEach(refs::add);
        if (!quoted().price().used().isEmpty()) {
            refs.add(PurchaseMade.receiptRef(purchase.till().merchant().value(), purchase.receipt()));
        }
        Draft.Why why = new Draft.Why(
                recorded.trace(),
                call.actor(),
                List.copyOf(refs),
                context.promised().keep());
        return new Verdict.Commit(
                new Draft(EntryKind.EARN, at, workings.movements(), Optional.of(recorded.made()), why));
    }

    private Draft drop(Workings workings, Instant now, Takings promised) {
        close(workings, Ending.VOIDED);
        Draft.Why why = new Draft.Why(
                Trace.under(quote.program().revision()),
                call.actor(),
                quote.why().refs(),
                promised.drop());
        return new Draft(EntryKind.QUOTE_DROP, now, workings.movements(), Optional.empty(), why);
    }

    /** All of it: a quote is not used in part. */
    private void close(Workings workings, Ending ending) {
        for (PurchaseQuoted.Used used : quoted().price().used()) {
            OpenHold open = workings.state().holds().get(quoted().quote().hold(used.wallet()));
            List<Draw> draws = Objects.requireNonNull(open).draws();
            boolean spent = ending == Ending.CAPTURED;
            workings.apply(new HoldClosed(
                    used.wallet(),
                    open.id(),
                    ending,
                    spent ? draws : List.of(),
                    spent ? List.of() : draws,
                    spent ? Book.acceptor(open.merchant()) : Book.HELD));
        }
    }
}
