package io.guerdon.mongo;

import static io.guerdon.mongo.LotParts.maturity;
import static io.guerdon.mongo.LotParts.wallet;

import io.guerdon.ledger.Agreement;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.RebateAgreed;
import io.guerdon.ledger.Movement.RebateBegun;
import io.guerdon.ledger.Movement.RebateClosed;
import io.guerdon.ledger.Movement.RebateExpired;
import io.guerdon.ledger.Movement.RebateSettled;
import io.guerdon.ledger.Rebate;
import io.guerdon.ledger.RebateRef;
import io.guerdon.ledger.RebateTerms;
import io.guerdon.ledger.RebateTerms.Counts;
import io.guerdon.ledger.RebateTerms.Missing;
import io.guerdon.ledger.RebateTerms.Pays;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.VolumeSteps;
import io.guerdon.unit.VolumeSteps.Play;
import io.guerdon.unit.VolumeSteps.Step;
import java.util.List;
import java.util.Map;

/** The stored form of rebates: in entries as they begin and are settled, in snapshots while they last. */
final class RebateShapes {
    static final List<Shape<? extends Movement>> ALL = List.of(
            new Shape<>("rebate-agreed", RebateAgreed.class, RebateShapes::agreed, RebateShapes::agreed),
            new Shape<>("rebate-begun", RebateBegun.class, RebateShapes::begun, RebateShapes::begun),
            new Shape<>("rebate-settled", RebateSettled.class, RebateShapes::settled, RebateShapes::settled),
            new Shape<>("rebate-expired", RebateExpired.class, RebateShapes::expired, RebateShapes::expired),
            new Shape<>("rebate-closed", RebateClosed.class, RebateShapes::closed, RebateShapes::closed));
    private static final String REBATE = "rebate";
    private static final String AMOUNT = "amount";
    private static final String WRITTEN_OFF = "writtenOff";

    private RebateShapes() {}

    private static void agreed(BsonOut out, RebateAgreed m) {
        agreement(out, Map.entry(m.rebate(), m.agreement()));
    }

    static void agreement(BsonOut out, Map.Entry<RebateId, Agreement> agreed) {
        out.text(REBATE, agreed.getKey().value())
                .time("from", agreed.getValue().from())
                .time("until", agreed.getValue().until());
    }

    static RebateAgreed agreed(Fields in) {
        return new RebateAgreed(new RebateId(in.text(REBATE)), new Agreement(in.time("from"), in.time("until")));
    }

    private static void begun(BsonOut out, RebateBegun m) {
        ref(out, m.ref());
        out.part("terms", m.terms(), RebateShapes::terms);
    }

    private static RebateBegun begun(Fields in) {
        return new RebateBegun(ref(in), terms(in.part("terms")));
    }

    private static void settled(BsonOut out, RebateSettled m) {
        ref(out, m.ref());
        wallet(out, m.wallet());
        out.number("volume", m.volume())
                .number(AMOUNT, m.amount())
                .number("alreadyExpired", m.alreadyExpired())
                .number(WRITTEN_OFF, m.writtenOff());
        lots(out, m.lots());
    }

    private static RebateSettled settled(Fields in) {
        return new RebateSettled(
                ref(in),
                wallet(in),
                in.number("volume"),
                in.number(AMOUNT),
                in.number("alreadyExpired"),
                in.number(WRITTEN_OFF),
                lots(in));
    }

    private static void expired(BsonOut out, RebateExpired m) {
        ref(out, m.ref());
        out.number(AMOUNT, m.amount());
    }

    private static RebateExpired expired(Fields in) {
        return new RebateExpired(ref(in), in.number(AMOUNT));
    }

    private static void closed(BsonOut out, RebateClosed m) {
        ref(out, m.ref());
    }

    private static RebateClosed closed(Fields in) {
        return new RebateClosed(ref(in));
    }

    static void rebate(BsonOut out, Rebate rebate) {
        ref(out, rebate.ref());
        out.part("terms", rebate.terms(), RebateShapes::terms)
                .number("volume", rebate.volume())
                .number("settled", rebate.settled())
                .number("expired", rebate.paid().expired())
                .number(WRITTEN_OFF, rebate.paid().writtenOff());
        lots(out, rebate.paid().lots());
    }

    static Rebate rebate(Fields in) {
        return new Rebate(
                ref(in),
                terms(in.part("terms")),
                in.number("volume"),
                in.number("settled"),
                new Rebate.Paid(lots(in), in.number("expired"), in.number(WRITTEN_OFF)));
    }

    private static void ref(BsonOut out, RebateRef ref) {
        out.text(REBATE, ref.rebate().value()).text("period", ref.period());
    }

    private static RebateRef ref(Fields in) {
        return new RebateRef(new RebateId(in.text(REBATE)), in.text("period"));
    }

    private static void lots(BsonOut out, List<LotId> lots) {
        out.texts("lots", lots.stream().map(LotId::toString).toList());
    }

    private static List<LotId> lots(Fields in) {
        return in.texts("lots").stream().map(LotId::parse).toList();
    }

    private static void terms(BsonOut out, RebateTerms terms) {
        out.number("revision", terms.revision())
                .part("counts", terms.counts(), RebateShapes::counts)
                .text("play", terms.steps().play().name())
                .text("rounding", terms.steps().rounding().name())
                .list("steps", terms.steps().steps(), RebateShapes::step)
                .part("pays", terms.pays(), RebateShapes::pays);
    }

    private static RebateTerms terms(Fields in) {
        VolumeSteps steps = new VolumeSteps(
                Play.valueOf(in.text("play")),
                Rounding.valueOf(in.text("rounding")),
                in.list("steps", RebateShapes::step));
        return new RebateTerms(
                Math.toIntExact(in.number("revision")), counts(in.part("counts")), steps, pays(in.part("pays")));
    }

    private static void counts(BsonOut out, Counts counts) {
        wallet(out, counts.measure());
        out.time("from", counts.from()).time("before", counts.before());
    }

    private static Counts counts(Fields in) {
        return new Counts(wallet(in), in.time("from"), in.time("before"));
    }

    private static void step(BsonOut out, Step step) {
        out.number("from", step.from()).number("basisPoints", step.basisPoints());
    }

    private static Step step(Fields in) {
        return new Step(in.number("from"), in.number("basisPoints"));
    }

    private static void pays(BsonOut out, Pays pays) {
        wallet(out, pays.wallet());
        out.time("settlesAt", pays.settlesAt()).text("missing", pays.missing().name());
        LotParts.terms(out, pays.lots());
        maturity(out, pays.maturity());
    }

    private static Pays pays(Fields in) {
        return new Pays(
                wallet(in),
                in.time("settlesAt"),
                LotParts.terms(in),
                maturity(in),
                Missing.valueOf(in.text("missing")));
    }
}
