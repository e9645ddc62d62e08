package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import java.time.Instant;
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

    private Recording(Program program, RecordPurchase purchase, Instant at, String tier) {
        this.program = program;
        this.purchase = purchase;
        this.at = at;
        this.rated = program.issuesAt(purchase.till().merchant())
                ? Judging.judge(program, purchase, at, tier)
                : Rated.NOTHING;
    }

    /** Rates a purchase as made at an instant, under a revision, by a member of a tier; empty for none. */
    public static Recording of(Program program, RecordPurchase purchase, Instant at, String tier) {
        return new Recording(program, purchase, at, tier);
    }

    /** The rules that matched. */
    List<String> matched() {
        return rated.matched();
    }

    /** Why an account cannot take it. */
    public Optional<Refusal> refusal(AccountState state) {
        return Guards.mayEarn(state)
                .or(() -> rated.amounts().entrySet().stream()
                        .flatMap(earned -> Guards.hasRoom(state, earned.getKey(), earned.getValue()).stream())
                        .findFirst());
    }

    /** Opens its lots; the movements so far are the workings'. */
    public Recorded into(Workings workings, Later later) {
        LotFactory lots = new LotFactory(program, purchase.till().merchant());
        lots.slide(workings, at, later);
        List<String> refs = LotFate.refs(workings.movements());
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
        return new Recorded(made, new Trace(program.revision(), rated.fired(), rated.missed()), refs);
    }

    /**
     * A purchase as an entry tells it.
     *
     * @param made what it is about
     * @param trace why it earned what it did
     * @param refs of lots that were revived
     */
    public record Recorded(PurchaseMade made, Trace trace, List<String> refs) {}
}
