package io.guerdon.mongo;

import io.guerdon.credit.CreditLevel;
import io.guerdon.credit.CreditLimitSet;
import io.guerdon.credit.CreditLine;
import io.guerdon.credit.CreditMark;
import io.guerdon.credit.CreditRepaid;
import io.guerdon.credit.CreditStanding;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.MerchantId;
import java.util.List;

/** The stored form of lines of credit, and of what entries about them are about. */
final class CreditShapes {
    static final List<Shape<? extends Arrangement>> ALL =
            List.of(new Shape<>("credit-line", CreditLine.class, CreditShapes::line, CreditShapes::line));

    static final List<Shape<? extends Subject>> SUBJECTS = List.of(
            new Shape<>("credit-limit-set", CreditLimitSet.class, CreditShapes::set, CreditShapes::set),
            new Shape<>("credit-repaid", CreditRepaid.class, CreditShapes::repaid, CreditShapes::repaid),
            new Shape<>(
                    "credit-standing",
                    CreditStanding.class,
                    (out, standing) -> LotParts.wallet(out, standing.wallet()),
                    in -> new CreditStanding(LotParts.wallet(in))));

    private CreditShapes() {}

    private static void line(BsonOut out, CreditLine line) {
        LotParts.wallet(out, line.wallet());
        LotParts.lotId(out, line.lot());
        out.text("lender", line.lender().value())
                .number("limit", line.limit())
                .number("warnsAt", line.warnsAtBasisPoints())
                .part("told", line.told(), CreditShapes::mark);
    }

    private static CreditLine line(Fields in) {
        return new CreditLine(
                LotParts.wallet(in),
                LotParts.lotId(in),
                new MerchantId(in.text("lender")),
                in.number("limit"),
                Math.toIntExact(in.number("warnsAt")),
                mark(in.part("told")));
    }

    private static void mark(BsonOut out, CreditMark mark) {
        out.text("from", mark.from().name()).text("to", mark.to().name()).number("seq", mark.seq());
    }

    private static CreditMark mark(Fields in) {
        return new CreditMark(
                CreditLevel.valueOf(in.text("from")), CreditLevel.valueOf(in.text("to")), in.number("seq"));
    }

    private static void set(BsonOut out, CreditLimitSet set) {
        LotParts.wallet(out, set.wallet());
        out.text("lender", set.lender().value()).number("before", set.before()).number("limit", set.limit());
    }

    private static CreditLimitSet set(Fields in) {
        return new CreditLimitSet(
                LotParts.wallet(in), new MerchantId(in.text("lender")), in.number("before"), in.number("limit"));
    }

    private static void repaid(BsonOut out, CreditRepaid repaid) {
        LotParts.wallet(out, repaid.wallet());
        MoneyParts.paidIn(out, repaid.paid());
        out.number("owed", repaid.owed()).text("payment", repaid.payment());
    }

    private static CreditRepaid repaid(Fields in) {
        return new CreditRepaid(LotParts.wallet(in), MoneyParts.paidIn(in), in.number("owed"), in.text("payment"));
    }
}
