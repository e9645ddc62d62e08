package io.guerdon.mongo;

import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Maturity.Matured;
import io.guerdon.ledger.Maturity.MaturesAt;
import io.guerdon.ledger.Maturity.MaturesOn;
import io.guerdon.ledger.Paid;
import io.guerdon.ledger.UnitCost;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stored form of lots and of what is drawn from them. */
final class LotParts {
    private static final String MATURITY = "maturity";
    /** What a draw pays; older entries say nothing of it. */
    private static final String PAID = "paid";
    /** What the program keeps of the gross; entries of before it was told apart say nothing of it. */
    private static final String FEE = "fee";

    private LotParts() {}

    static void write(BsonOut out, Lot lot) {
        lotId(out, lot.id());
        out.number("remaining", lot.remaining());
        terms(out, lot.terms());
        maturity(out, lot.maturity());
    }

    static Lot lot(Fields in) {
        return new Lot(lotId(in), in.number("remaining"), terms(in), maturity(in));
    }

    static void write(BsonOut out, Draw draw) {
        lotId(out, draw.lot());
        out.number("amount", draw.amount());
        terms(out, draw.terms());
        draw.paid().ifPresent(each -> paid(out, each));
    }

    static Draw draw(Fields in) {
        Draw draw = new Draw(lotId(in), in.number("amount"), terms(in));
        return in.has(PAID) ? draw.paying(Optional.of(paid(in))) : draw;
    }

    private static void paid(BsonOut out, Paid paid) {
        // That it is nothing says something, too: the program alone has what expires.
        out.exactNumber(PAID, paid.net());
        paid.fee().ifPresent(fee -> out.exactNumber(FEE, fee));
    }

    private static Paid paid(Fields in) {
        OptionalLong fee = in.has(FEE) ? OptionalLong.of(in.number(FEE)) : OptionalLong.empty();
        return new Paid(in.number(PAID), fee);
    }

    static void wallet(BsonOut out, WalletId wallet) {
        out.text("wallet", wallet.value());
    }

    static WalletId wallet(Fields in) {
        return new WalletId(in.text("wallet"));
    }

    /** So much of a wallet's unit. */
    static void amount(BsonOut out, Map.Entry<WalletId, Long> amount) {
        wallet(out, amount.getKey());
        out.number("amount", amount.getValue());
    }

    /** When points were the only wallet, a number stood where now a list of all wallets does. */
    static SortedMap<WalletId, Long> amounts(Fields in, String name) {
        SortedMap<WalletId, Long> amounts = new TreeMap<>();
        if (in.value(name) instanceof Long points) {
            amounts.put(WalletId.POINTS, points);
            return amounts;
        }
        in.list(name, each -> amounts.put(wallet(each), each.number("amount")));
        return amounts;
    }

    static void lotId(BsonOut out, LotId lot) {
        out.text("lot", lot.toString());
    }

    static LotId lotId(Fields in) {
        return LotId.parse(in.text("lot"));
    }

    static void terms(BsonOut out, LotTerms terms) {
        out.text("issuer", terms.issuer().value())
                .number("costMinor", terms.cost().minor())
                .number("costPoints", terms.cost().points())
                .time("expiresAt", terms.expiresAt());
    }

    static LotTerms terms(Fields in) {
        UnitCost cost = new UnitCost(in.number("costMinor"), in.number("costPoints"));
        return new LotTerms(new MerchantId(in.text("issuer")), cost, in.time("expiresAt"));
    }

    static void maturity(BsonOut out, Maturity maturity) {
        switch (maturity) {
            case Matured _ -> {}
            case MaturesAt pending -> out.part(MATURITY, pending.at(), (part, at) -> part.time("at", at));
            case MaturesOn pending -> out.part(MATURITY, pending.event(), (part, event) -> part.exactText("on", event));
        }
    }

    static Maturity maturity(Fields in) {
        if (!in.has(MATURITY)) {
            return Maturity.NOW;
        }
        Fields part = in.part(MATURITY);
        return part.has("on") ? new MaturesOn(part.text("on")) : new MaturesAt(part.time("at"));
    }
}
