package io.guerdon.mongo;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.TransferId;
import io.guerdon.prepaid.Carried;
import io.guerdon.prepaid.OwnPlan;
import io.guerdon.prepaid.SentPlan;

/** The stored form of a plan that is on its way to another member, with all that it carries. */
final class SentPlanShape {
    private SentPlanShape() {}

    static void write(BsonOut out, SentPlan sent) {
        out.part("plan", sent.plan(), ArrangementShapes.ALL::write)
                .text("transfer", sent.transfer().value())
                .text("to", sent.to().toString())
                .list("carried", sent.carried(), SentPlanShape::carried)
                .part("figures", sent.figures(), PlanParts::figures)
                .time("sentAt", sent.at());
    }

    static SentPlan read(Fields in) {
        return new SentPlan(
                (OwnPlan) ArrangementShapes.ALL.read(in.part("plan")),
                new TransferId(in.text("transfer")),
                ChainId.parse(in.text("to")),
                in.list("carried", SentPlanShape::carried),
                PlanParts.figures(in.part("figures")),
                in.time("sentAt"));
    }

    private static void carried(BsonOut out, Carried carried) {
        LotParts.wallet(out, carried.wallet());
        PlanShapes.lot(out, carried.lot());
        out.number("amount", carried.amount());
        LotParts.terms(out, carried.terms());
        LotParts.maturity(out, carried.maturity());
    }

    private static Carried carried(Fields in) {
        return new Carried(
                LotParts.wallet(in),
                PlanShapes.lot(in),
                in.number("amount"),
                LotParts.terms(in),
                LotParts.maturity(in));
    }
}
