package io.guerdon.mongo;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TransferId;
import io.guerdon.prepaid.Figures;
import io.guerdon.prepaid.Figures.Bonus;
import io.guerdon.prepaid.Plan;
import io.guerdon.prepaid.PlanMoved;
import io.guerdon.prepaid.PlanPaid;
import io.guerdon.prepaid.PlanRefunded;
import io.guerdon.prepaid.PlanStanding;
import io.guerdon.prepaid.PlanTerms;
import io.guerdon.prepaid.PlanTerms.Sides;
import io.guerdon.prepaid.PlanTerms.Sum;
import io.guerdon.prepaid.PlanTerms.Where;
import io.guerdon.prepaid.Schedule;
import io.guerdon.program.PrepaidPlanSettings.Every;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The stored form of what prepaid plans have in common, and of what entries about them are about. */
final class PlanParts {
    static final List<Shape<? extends Subject>> SUBJECTS = List.of(
            new Shape<>("plan-standing", PlanStanding.class, PlanParts::standing, PlanParts::standing),
            new Shape<>("plan-paid", PlanPaid.class, PlanParts::paid, PlanParts::paid),
            new Shape<>("plan-refunded", PlanRefunded.class, PlanParts::refunded, PlanParts::refunded),
            new Shape<>("plan-moved", PlanMoved.class, PlanParts::moved, PlanParts::moved));

    private PlanParts() {}

    static int whole(Fields in, String name) {
        return Math.toIntExact(in.number(name));
    }

    static void terms(BsonOut out, PlanTerms terms) {
        out.text("definition", terms.definition().value())
                .number("revision", terms.revision())
                .text("storedValue", terms.where().storedValue().value())
                .text("principal", terms.where().principal().value())
                .text("bonus", terms.where().bonus().value())
                .text("seller", terms.sides().seller().value())
                .text("issuer", terms.sides().issuer().value());
        MoneyParts.money(out, terms.sum().money());
        out.number("bonusAmount", terms.bonus()).part("schedule", terms.schedule(), PlanParts::schedule);
    }

    static PlanTerms terms(Fields in) {
        return new PlanTerms(
                new DefinitionId(in.text("definition")),
                whole(in, "revision"),
                new Where(
                        new WalletId(in.text("storedValue")),
                        new WalletId(in.text("principal")),
                        new WalletId(in.text("bonus"))),
                new Sides(new MerchantId(in.text("seller")), new MerchantId(in.text("issuer"))),
                new Sum(MoneyParts.money(in), in.number("bonusAmount")),
                schedule(in.part("schedule")));
    }

    private static void schedule(BsonOut out, Schedule schedule) {
        out.text("anchor", schedule.anchor().toString())
                .number("skipped", schedule.skipped())
                .number("parts", schedule.parts())
                .number("count", schedule.every().count())
                .text("unit", schedule.every().unit().name())
                .text("zone", schedule.zone().getId());
    }

    private static Schedule schedule(Fields in) {
        return new Schedule(
                LocalDate.parse(in.text("anchor")),
                whole(in, "skipped"),
                whole(in, "parts"),
                new Every(whole(in, "count"), Every.Unit.valueOf(in.text("unit"))),
                ZoneId.of(in.text("zone")));
    }

    private static void standing(BsonOut out, PlanStanding standing) {
        out.text("plan", standing.plan().value())
                .text("definition", standing.definition().value())
                .text("storedValue", standing.storedValue().value())
                .text("phase", standing.phase().name())
                .part("figures", standing.figures(), PlanParts::figures);
    }

    private static PlanStanding standing(Fields in) {
        return new PlanStanding(
                new ArrangementId(in.text("plan")),
                new DefinitionId(in.text("definition")),
                new WalletId(in.text("storedValue")),
                Plan.Phase.valueOf(in.text("phase")),
                figures(in.part("figures")));
    }

    private static void moved(BsonOut out, PlanMoved moved) {
        out.part("standing", moved.standing(), PlanParts::standing)
                .text("transfer", moved.transfer().value())
                .text("other", moved.other().toString());
    }

    private static PlanMoved moved(Fields in) {
        return new PlanMoved(
                standing(in.part("standing")), new TransferId(in.text("transfer")), ChainId.parse(in.text("other")));
    }

    static void figures(BsonOut out, Figures figures) {
        out.number("paid", figures.paid())
                .number("released", figures.released())
                .number("unreleased", figures.unreleased())
                .number("refunded", figures.refunded())
                .number("fees", figures.fees())
                .number("granted", figures.bonus().granted())
                .number("vested", figures.bonus().vested())
                .number("unvested", figures.bonus().unvested())
                .number("dropped", figures.bonus().dropped());
    }

    static Figures figures(Fields in) {
        return new Figures(
                in.number("paid"),
                in.number("released"),
                in.number("unreleased"),
                in.number("refunded"),
                in.number("fees"),
                new Bonus(in.number("granted"), in.number("vested"), in.number("unvested"), in.number("dropped")));
    }

    private static void paid(BsonOut out, PlanPaid paid) {
        out.part("standing", paid.standing(), PlanParts::standing).number("payment", paid.payment());
        MoneyParts.paidIn(out, paid.paid());
    }

    private static PlanPaid paid(Fields in) {
        return new PlanPaid(standing(in.part("standing")), whole(in, "payment"), MoneyParts.paidIn(in));
    }

    private static void refunded(BsonOut out, PlanRefunded refunded) {
        out.part("standing", refunded.standing(), PlanParts::standing)
                .number("payment", refunded.payment())
                .number("refunded", refunded.amount())
                .number("bonusBack", refunded.bonus());
    }

    private static PlanRefunded refunded(Fields in) {
        return new PlanRefunded(
                standing(in.part("standing")), whole(in, "payment"), in.number("refunded"), in.number("bonusBack"));
    }
}
