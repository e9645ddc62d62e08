package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.LotExtended;
import io.guerdon.ledger.UnitCost;
import io.guerdon.ledger.Wallet;
import io.guerdon.ledger.Workings;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotDates;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens and extends lots by a program's policies. */
public final class LotFactory {
    private final Program program;
    private final MerchantId issuer;

    /** Opens lots that a merchant funds. */
    public LotFactory(Program program, MerchantId issuer) {
        this.program = program;
        this.issuer = issuer;
    }

    /** Credits points earned at an instant. */
    public void open(Workings workings, long points, Instant at, Book from) {
        workings.open(WalletId.POINTS, points, terms(at), maturity(at), from);
    }

    /** Credits points that can be spent at once, whatever the program says of earned ones. */
    public void openAtOnce(Workings workings, long points, Instant at, Book from) {
        workings.open(WalletId.POINTS, points, terms(at), Maturity.NOW, from);
    }

    private LotTerms terms(Instant at) {
        EarnPolicy earning = program.policies().earning();
        UnitCost cost = new UnitCost(earning.unitCostMinor(), earning.unitCostPoints());
        return new LotTerms(issuer, cost, LotDates.expiry(program, at));
    }

    /** Where expiry slides, activity at an instant extends every lot. */
    public void slide(Workings workings, Instant at) {
        if (!(program.policies().lots().expiry() instanceof ExpiryPolicy.Sliding)) {
            return;
        }
        Instant extended = LotDates.expiry(program, at);
        Wallet wallet = workings.state().wallet(WalletId.POINTS);
        List<Lot> lots = new ArrayList<>(wallet.spendable().values());
        lots.addAll(wallet.waiting().values());
        for (Lot lot : lots) {
            if (lot.terms().expiresAt().isBefore(extended)) {
                workings.apply(
                        new LotExtended(WalletId.POINTS, lot.id(), lot.terms().expiresAt(), extended));
            }
        }
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
