package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Turn;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What recording a purchase does to an account, wherever that is decided: at the till, or when a quote is made or committed. It is
 * the one place that rates a purchase and opens its lots, so that a quote cannot promise what the act does not give.
 */
public final class Recording {
    private final Program program;
    private final RecordPurchase purchase;
    private final Instant at;
    private final Rated rated;
    private final Funds funds;

    private Recording(Program program, RecordPurchase purchase, Instant at, Rated rated, Funds funds) {
        this.program = program;
        this.purchase = purchase;
        this.at = at;
        this.rated = rated;
        this.funds = funds;
    }

    /** Rates a purchase as made at an instant, under a revision. */
    public static Recording of(Program program, RecordPurchase purchase, Instant at, Circumstances circumstances) {
        Funds funds = circumstances.room().funds();
        return new Recording(program, purchase, at, rated(program, purchase, at, circumstances), funds);
    }

    /** What it would earn. */
    static Rated rated(Program program, RecordPurchase purchase, Instant at, Circumstances circumstances) {
        return program.issuesAt(purchase.till().merchant())
                ? Judging.judge(program, purchase, at, circumstances)
                : Rated.NOTHING;
    }

    /**
     * A purchase that was rated before: whatever has become since, it earns what was promised. A promise from before it was kept what
     * it was judged by is judged anew.
     */
    public static Recording promised(
            Program program, RecordPurchase purchase, Instant at, Matched matched, Trace trace) {
        if (trace.fired().isEmpty() && trace.missed().isEmpty()) {
            return of(program, purchase, at, Circumstances.NONE);
        }
        return new Recording(program, purchase, at, new Rated(trace.fired(), trace.missed(), matched), Funds.PLENTY);
    }

    /** What is kept of its having been judged. */
    public Matched matched() {
        return rated.matched();
    }

    /** Why it earns what it does. */
    public Trace trace() {
        return new Trace(program.revision(), rated.fired(), rated.missed());
    }

    /** By which references it is found where limits over time are counted. */
    public List<String> limitRefs() {
        LocalDate day = LocalDate.ofInstant(at, program.place().zone());
        return Room.refs(RuleBook.of(program).asked().limited(), day, rated.given());
    }

    /** The turns at budgets that take what it earns. */
    public List<Turn> turns() {
        return funds.take(rated.given(), Optional.empty());
    }

    /** The same where it is only promised, until an instant. */
    public List<Turn> turnsPromising(Instant until) {
        return funds.take(rated.given(), Optional.of(until));
    }

    /** Why an account cannot take it. */
    public Optional<Refusal> refusal(AccountState state) {
        return rated.refusal(state);
    }

    /** Opens its lots; the movements so far are the workings'. */
    public Recorded into(Workings workings, Later later) {
        LotFactory lots = new LotFactory(program, purchase.till().merchant());
        lots.slide(workings, at, later);
        List<String> refs = new ArrayList<>(LotFate.refs(workings.movements()));
        refs.addAll(limitRefs());
        rated.amounts().forEach((wallet, amount) -> {
            if (amount > 0) {
                lots.open(workings, wallet, amount, at, later);
            }
        });
        PurchaseMade made = new PurchaseMade(
                PurchaseId.of(workings.state().chain(), workings.seq()),
                purchase.till(),
                purchase.receipt(),
                purchase.currency(),
                purchase.basket(),
                rated.matched());
        return new Recorded(made, trace(), List.copyOf(refs));
    }

    /**
     * A purchase as an entry tells it.
     *
     * @param made what it is about
     * @param trace why it earned what it did
     * @param refs of lots that were revived, and of limits over time
     */
    public record Recorded(PurchaseMade made, Trace trace, List<String> refs) {}
}
