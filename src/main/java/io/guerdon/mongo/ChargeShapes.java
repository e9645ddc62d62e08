package io.guerdon.mongo;

import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Subject;
import io.guerdon.payment.Charge;
import io.guerdon.payment.ChargeConfirmed;
import io.guerdon.payment.ChargeFailed;
import io.guerdon.payment.ChargeRefunded;
import io.guerdon.unit.MerchantId;
import java.util.List;

/** The stored form of charges, and of what entries about them are about. */
final class ChargeShapes {
    static final List<Shape<? extends Arrangement>> ALL =
            List.of(new Shape<>("charge", Charge.class, ChargeShapes::charge, ChargeShapes::charge));

    static final List<Shape<? extends Subject>> SUBJECTS = List.of(
            new Shape<>("charge-confirmed", ChargeConfirmed.class, ChargeShapes::confirmed, ChargeShapes::confirmed),
            new Shape<>(
                    "charge-failed",
                    ChargeFailed.class,
                    (out, failed) -> is(out, failed.id(), failed.charge()),
                    in -> new ChargeFailed(ArrangementShapes.id(in), is(in))),
            new Shape<>("charge-refunded", ChargeRefunded.class, ChargeShapes::refunded, ChargeShapes::refunded));

    private ChargeShapes() {}

    private static void charge(BsonOut out, Charge charge) {
        out.text("payee", charge.payee().value()).text("purpose", charge.purpose());
        MoneyParts.money(out, charge.amount());
        out.text("merchant", charge.merchant().value())
                .time("dueAt", charge.dueAt())
                .number("attempts", charge.attempts());
    }

    private static Charge charge(Fields in) {
        return new Charge(
                new ArrangementId(in.text("payee")),
                in.text("purpose"),
                MoneyParts.money(in),
                new MerchantId(in.text("merchant")),
                in.time("dueAt"),
                Math.toIntExact(in.number("attempts")));
    }

    private static void is(BsonOut out, ArrangementId id, Charge charge) {
        ArrangementShapes.id(out, id);
        out.part("charge", charge, ChargeShapes::charge);
    }

    private static Charge is(Fields in) {
        return charge(in.part("charge"));
    }

    private static void confirmed(BsonOut out, ChargeConfirmed confirmed) {
        is(out, confirmed.id(), confirmed.charge());
        out.text("reference", confirmed.reference());
    }

    private static ChargeConfirmed confirmed(Fields in) {
        return new ChargeConfirmed(ArrangementShapes.id(in), is(in), in.text("reference"));
    }

    private static void refunded(BsonOut out, ChargeRefunded refunded) {
        is(out, refunded.id(), refunded.charge());
        out.number("refunded", refunded.amount()).text("reference", refunded.reference());
    }

    private static ChargeRefunded refunded(Fields in) {
        return new ChargeRefunded(ArrangementShapes.id(in), is(in), in.number("refunded"), in.text("reference"));
    }
}
