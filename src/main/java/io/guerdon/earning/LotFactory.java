package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.UnitCost;
import io.guerdon.ledger.Workings;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotDates;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;

/** Opens and extends lots by a program's policies. */
public final class LotFactory {
    private final Program program;
    private final MerchantId issuer;

    /** Opens lots that a merchant funds. */
    public LotFactory(Program program, MerchantId issuer) {
        this.program = program;
        this.issuer = issuer;
    }

    /** Credits points earned at an instant, of whose future something may be known already. */
    void open(Workings workings, long points, Instant at, Later later) {
        Instant expiry = LotDates.expiry(program, at);
        Instant end = slides() ? new Slide(program, at, later).reach(expiry) : expiry;
        workings.open(WalletId.POINTS, points, terms(end), maturity(at), Book.issuer(issuer));
    }

    /** Credits points that can be spent at once, whatever the program says of earned ones. */
    public void openAtOnce(Workings workings, long points, Instant at, Book from) {
        workings.open(WalletId.POINTS, points, terms(LotDates.expiry(program, at)), Maturity.NOW, from);
    }

    private LotTerms terms(Instant expiry) {
        EarnPolicy earning = program.policies().earning();
        UnitCost cost = new UnitCost(earning.unitCostMinor(), earning.unitCostPoints());
        return new LotTerms(issuer, cost, expiry);
    }

    /** Where expiry slides, activity at an instant extends every lot. */
    public void slide(Workings workings, Instant at) {
        slide(workings, at, Later.NOTHING);
    }

    /** The same for activity of whose future something may be known already. */
    void slide(Workings workings, Instant at, Later later) {
        if (slides()) {
            new Slide(program, at, later).apply(workings);
        }
    }

    private boolean slides() {
        return program.policies().lots().expiry() instanceof ExpiryPolicy.Sliding;
    }

    private Maturity maturity(Instant at) {
        return switch (program.policies().lots().pending()) {
            case PendingPolicy.AtOnce _ -> Maturity.NOW;
            case PendingPolicy.AfterDays after ->
                new Maturity.MaturesAt(
                        at.atZone(program.place().zone()).plusDays(after.days()).toInstant());
            case PendingPolicy.OnDate on ->
                new Maturity.MaturesAt(
                        on.date().atStartOfDay(program.place().zone()).toInstant());
            case PendingPolicy.OnEvent on -> new Maturity.MaturesOn(on.event());
        };
    }
}
