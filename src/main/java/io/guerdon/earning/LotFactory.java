package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.UnitCost;
import io.guerdon.ledger.Workings;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotDates;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.ZoneId;
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

    /** Credits what was earned at an instant, of whose future something may be known already. */
    void open(Workings workings, WalletId wallet, long amount, Instant at, Later later) {
        LotPolicy lots = lots(wallet);
        Instant expiry = LotDates.expiry(lots, zone(), at);
        Instant end = slides(lots) ? new Slide(wallet, lots, zone(), at, later).reach(expiry) : expiry;
        workings.open(wallet, amount, expiring(wallet, end), maturity(lots, at), Book.issuer(issuer));
    }

    /** Credits what can be spent at once, whatever the program says of what is earned. */
    public void openAtOnce(Workings workings, WalletId wallet, long amount, Instant at, Book from) {
        workings.open(wallet, amount, terms(wallet, at), Maturity.NOW, from);
    }

    /** Credits and spends at once what was spent before anybody could ask whether it was there. */
    public void advance(Workings workings, WalletId wallet, long amount, Instant at, Book to) {
        LotTerms terms = terms(wallet, LotDates.expiry(lots(wallet), zone(), at));
        workings.advance(wallet, amount, terms, Book.issuer(issuer), to);
    }

    /** Credits what is given apart from purchases, from when and until when the program says of the wallet. */
    public LotId give(Workings workings, WalletId wallet, long amount, Instant at, Book from) {
        LotPolicy lots = lots(wallet);
        LotTerms terms = terms(wallet, at);
        Maturity maturity = maturity(lots, at);
        boolean begun =
                maturity instanceof Maturity.MaturesAt begin && !begin.at().isAfter(at);
        return workings.open(wallet, amount, terms, begun ? Maturity.NOW : maturity, from);
    }

    /** On which terms something is credited that is given at an instant. */
    public LotTerms terms(WalletId wallet, Instant at) {
        return expiring(wallet, LotDates.expiry(lots(wallet), zone(), at));
    }

    /** From when on it can be spent. */
    public Maturity maturity(WalletId wallet, Instant at) {
        return maturity(lots(wallet), at);
    }

    /** A unit of money costs what it is; what is counted costs nothing until it is spent. */
    private LotTerms expiring(WalletId wallet, Instant expiry) {
        UnitCost cost =
                wallet.equals(WalletId.POINTS) ? pointCost() : new UnitCost(program.paysMoney(wallet) ? 1 : 0, 1);
        return new LotTerms(issuer, cost, expiry);
    }

    /** What a point costs whoever funds it: what was agreed with it, or what the program says of all points. */
    public UnitCost pointCost() {
        EarnPolicy earning = program.policies().earning();
        return program.merchant(issuer)
                .flatMap(merchant -> merchant.terms().unitCost())
                .map(rate -> new UnitCost(rate.minor(), rate.points()))
                .orElseGet(() -> new UnitCost(earning.unitCostMinor(), earning.unitCostPoints()));
    }

    /** Where expiry slides, activity at an instant extends every lot. */
    public void slide(Workings workings, Instant at) {
        slide(workings, at, Later.NOTHING);
    }

    /** The same for activity of whose future something may be known already. */
    void slide(Workings workings, Instant at, Later later) {
        sliding(program).forEach(wallet -> new Slide(wallet, lots(wallet), zone(), at, later).apply(workings));
    }

    /** The wallets whose lots activity extends. */
    static List<WalletId> sliding(Program program) {
        List<WalletId> sliding = new ArrayList<>();
        if (slides(program.policies().lots())) {
            sliding.add(WalletId.POINTS);
        }
        program.catalogue().wallets().stream()
                .filter(wallet -> slides(wallet.lots()))
                .forEach(wallet -> sliding.add(wallet.id()));
        return sliding;
    }

    private static boolean slides(LotPolicy lots) {
        return lots.expiry() instanceof ExpiryPolicy.Sliding;
    }

    private LotPolicy lots(WalletId wallet) {
        return program.lots(wallet).orElseThrow(() -> new IllegalStateException("there is no wallet " + wallet));
    }

    private ZoneId zone() {
        return program.place().zone();
    }

    private Maturity maturity(LotPolicy lots, Instant at) {
        return switch (lots.pending()) {
            case PendingPolicy.AtOnce _ -> Maturity.NOW;
            case PendingPolicy.AfterDays after ->
                new Maturity.MaturesAt(at.atZone(zone()).plusDays(after.days()).toInstant());
            case PendingPolicy.OnDate on ->
                new Maturity.MaturesAt(on.date().atStartOfDay(zone()).toInstant());
            case PendingPolicy.OnEvent on -> new Maturity.MaturesOn(on.event());
        };
    }
}
