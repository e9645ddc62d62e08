package io.guerdon.mongo;

import io.guerdon.earning.ActivityReported;
import io.guerdon.earning.Basket;
import io.guerdon.earning.GoodsReturned;
import io.guerdon.earning.GoodsReturned.Totals;
import io.guerdon.earning.Line;
import io.guerdon.earning.Matched;
import io.guerdon.earning.PurchaseId;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.ReportActivity;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Tender;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stored form of what earns and of what takes it back. */
final class EarningShapes {
    static final List<Shape<? extends Subject>> ALL = List.of(
            new Shape<>("purchase", PurchaseMade.class, EarningShapes::purchase, EarningShapes::purchase),
            new Shape<>("return", GoodsReturned.class, EarningShapes::goods, EarningShapes::goods),
            new Shape<>("activity", ActivityReported.class, EarningShapes::activity, EarningShapes::activity));

    private EarningShapes() {}

    private static void purchase(BsonOut out, PurchaseMade made) {
        out.text("purchase", made.purchase().value());
        till(out, made.till());
        out.text("receipt", made.receipt()).text("currency", made.currency());
        basket(out, made.basket());
        matched(out, made.matched());
    }

    private static PurchaseMade purchase(Fields in) {
        return new PurchaseMade(
                new PurchaseId(in.text("purchase")),
                till(in),
                in.text("receipt"),
                in.text("currency"),
                basket(in),
                matched(in));
    }

    static void matched(BsonOut out, Matched matched) {
        out.lines("rules", matched.rules()).list("rooms", matched.rooms().entrySet(), EarningShapes::room);
    }

    static Matched matched(Fields in) {
        SortedMap<String, Long> rooms = new TreeMap<>();
        in.list("rooms", each -> rooms.put(each.text("group"), each.number("most")));
        return new Matched(in.lines("rules"), rooms);
    }

    private static void room(BsonOut out, Map.Entry<String, Long> room) {
        out.text("group", room.getKey()).number("most", room.getValue());
    }

    static void basket(BsonOut out, Basket basket) {
        out.list("lines", basket.lines(), EarningShapes::line).list("tenders", basket.tenders(), EarningShapes::tender);
    }

    static Basket basket(Fields in) {
        return new Basket(in.list("lines", EarningShapes::line), in.list("tenders", EarningShapes::tender));
    }

    static void till(BsonOut out, Till till) {
        out.text("merchant", till.merchant().value())
                .text("store", till.store())
                .text("terminal", till.terminal());
    }

    static Till till(Fields in) {
        return new Till(new MerchantId(in.text("merchant")), in.text("store"), in.text("terminal"));
    }

    private static void line(BsonOut out, Line line) {
        out.number("line", line.line())
                .text("sku", line.sku())
                .text("category", line.category())
                .number("quantity", line.quantity())
                .number("amount", line.amount());
    }

    private static Line line(Fields in) {
        int number = Math.toIntExact(in.number("line"));
        return new Line(number, in.text("sku"), in.text("category"), in.number("quantity"), in.number("amount"));
    }

    private static void tender(BsonOut out, Tender tender) {
        out.text("tender", tender.type()).number("amount", tender.amount());
    }

    private static Tender tender(Fields in) {
        return new Tender(in.text("tender"), in.number("amount"));
    }

    private static void goods(BsonOut out, GoodsReturned goods) {
        out.text("purchase", goods.purchase().value())
                .text("receipt", goods.receipt())
                .list("lines", goods.lines(), EarningShapes::returned)
                .list("totals", goods.totals().entrySet(), EarningShapes::totals);
    }

    private static void totals(BsonOut out, Map.Entry<WalletId, Totals> wallet) {
        LotParts.wallet(out, wallet.getKey());
        out.number("takenBack", wallet.getValue().takenBack())
                .number("restored", wallet.getValue().restored())
                .number("owed", wallet.getValue().owed())
                .number("alreadyExpired", wallet.getValue().alreadyExpired());
    }

    private static GoodsReturned goods(Fields in) {
        return new GoodsReturned(
                new PurchaseId(in.text("purchase")),
                in.text("receipt"),
                in.list("lines", EarningShapes::returned),
                totalsByWallet(in));
    }

    /** When points were the only wallet, their totals stood where now a list of all wallets does. */
    private static SortedMap<WalletId, Totals> totalsByWallet(Fields in) {
        SortedMap<WalletId, Totals> totals = new TreeMap<>();
        in.list("totals", each -> totals.put(LotParts.wallet(each), totals(each)));
        Totals points = totals(in);
        if (!points.equals(Totals.NONE)) {
            totals.put(WalletId.POINTS, points);
        }
        return totals;
    }

    private static Totals totals(Fields in) {
        return new Totals(
                in.number("takenBack"), in.number("restored"), in.number("owed"), in.number("alreadyExpired"));
    }

    private static void returned(BsonOut out, ReturnedLine line) {
        out.number("line", line.line()).number("quantity", line.quantity()).number("amount", line.amount());
    }

    private static ReturnedLine returned(Fields in) {
        return new ReturnedLine(Math.toIntExact(in.number("line")), in.number("quantity"), in.number("amount"));
    }

    /** Attributes are a list, because a caller's names need not be names of fields. */
    private static void activity(BsonOut out, ActivityReported reported) {
        out.text("activity", reported.type())
                .list("attributes", reported.attributes().entrySet(), EarningShapes::attribute);
        till(out, reported.till());
        out.list("lines", reported.goods(), EarningShapes::line);
    }

    private static void attribute(BsonOut out, Map.Entry<String, String> attribute) {
        out.text("name", attribute.getKey()).text("value", attribute.getValue());
    }

    private static ActivityReported activity(Fields in) {
        Map<String, String> attributes = new TreeMap<>();
        in.list("attributes", each -> attributes.put(each.text("name"), each.text("value")));
        Till till = in.has("merchant") ? till(in) : ReportActivity.NOWHERE;
        return new ActivityReported(in.text("activity"), attributes, till, in.list("lines", EarningShapes::line));
    }
}
