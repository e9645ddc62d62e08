package io.guerdon.mongo;

import io.guerdon.earning.RecordPurchase;
import io.guerdon.ledger.Subject;
import io.guerdon.quote.PurchaseQuoted;
import io.guerdon.quote.PurchaseQuoted.Earning;
import io.guerdon.quote.PurchaseQuoted.Judged;
import io.guerdon.quote.PurchaseQuoted.MemberOff;
import io.guerdon.quote.PurchaseQuoted.NotUsed;
import io.guerdon.quote.PurchaseQuoted.Price;
import io.guerdon.quote.PurchaseQuoted.Used;
import io.guerdon.quote.QuoteId;
import java.util.List;
import java.util.Optional;

/** The stored form of quotes. */
final class QuoteShapes {
    static final List<Shape<? extends Subject>> ALL =
            List.of(new Shape<>("quote", PurchaseQuoted.class, QuoteShapes::quoted, QuoteShapes::quoted));

    private QuoteShapes() {}

    private static void quoted(BsonOut out, PurchaseQuoted quoted) {
        out.text("quote", quoted.quote().value())
                .part("purchase", quoted.purchase(), QuoteShapes::purchase)
                .list("used", quoted.price().used(), QuoteShapes::used)
                .list("notUsed", quoted.price().notUsed(), QuoteShapes::notUsed)
                .number("toPay", quoted.price().toPay())
                .list("memberOff", quoted.price().memberOff(), QuoteShapes::memberOff)
                .list("wouldEarn", quoted.wouldEarn(), QuoteShapes::earning)
                .time("at", quoted.judged().at())
                .time("validUntil", quoted.judged().validUntil());
        EarningShapes.matched(out, quoted.judged().matched());
    }

    private static PurchaseQuoted quoted(Fields in) {
        Price price = new Price(
                in.list("used", QuoteShapes::used),
                in.list("notUsed", QuoteShapes::notUsed),
                in.number("toPay"),
                in.list("memberOff", QuoteShapes::memberOff));
        return new PurchaseQuoted(
                new QuoteId(in.text("quote")),
                purchase(in.part("purchase")),
                price,
                in.list("wouldEarn", QuoteShapes::earning),
                new Judged(in.time("at"), in.time("validUntil"), EarningShapes.matched(in)));
    }

    private static void memberOff(BsonOut out, MemberOff off) {
        out.number("line", off.line()).text("price", off.price()).number("minor", off.minor());
    }

    private static MemberOff memberOff(Fields in) {
        return new MemberOff(Math.toIntExact(in.number("line")), in.text("price"), in.number("minor"));
    }

    private static void purchase(BsonOut out, RecordPurchase purchase) {
        EarningShapes.till(out, purchase.till());
        out.text("receipt", purchase.receipt()).text("currency", purchase.currency());
        EarningShapes.basket(out, purchase.basket());
    }

    private static RecordPurchase purchase(Fields in) {
        return new RecordPurchase(
                EarningShapes.till(in),
                in.text("receipt"),
                Optional.empty(),
                in.text("currency"),
                EarningShapes.basket(in));
    }

    private static void used(BsonOut out, Used used) {
        LotParts.wallet(out, used.wallet());
        out.text("coupon", used.coupon()).number("amount", used.amount()).number("minor", used.minor());
    }

    private static Used used(Fields in) {
        return new Used(LotParts.wallet(in), in.text("coupon"), in.number("amount"), in.number("minor"));
    }

    private static void notUsed(BsonOut out, NotUsed left) {
        out.text("what", left.what()).number("amount", left.amount()).text("why", left.why());
    }

    private static NotUsed notUsed(Fields in) {
        return new NotUsed(in.text("what"), in.number("amount"), in.text("why"));
    }

    private static void earning(BsonOut out, Earning earning) {
        LotParts.wallet(out, earning.wallet());
        out.number("amount", earning.amount()).time("expiresAt", earning.expiresAt());
    }

    private static Earning earning(Fields in) {
        return new Earning(LotParts.wallet(in), in.number("amount"), in.time("expiresAt"));
    }
}
