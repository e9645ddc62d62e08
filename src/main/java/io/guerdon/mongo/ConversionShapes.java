package io.guerdon.mongo;

import io.guerdon.conversion.ConvertedInPeriod;
import io.guerdon.conversion.PointsConverted;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.Subject;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.Points;
import java.util.List;

/** The stored form of conversions, and of what is counted of them. */
final class ConversionShapes {
    static final List<Shape<? extends Subject>> SUBJECTS = List.of(new Shape<>(
            "points-converted", PointsConverted.class, ConversionShapes::converted, ConversionShapes::converted));

    static final List<Shape<? extends Arrangement>> ARRANGEMENTS = List.of(new Shape<>(
            "converted-in-period",
            ConvertedInPeriod.class,
            (out, counted) -> out.text("period", counted.period()).number("given", counted.given()),
            in -> new ConvertedInPeriod(in.text("period"), in.number("given"))));

    private ConversionShapes() {}

    private static void converted(BsonOut out, PointsConverted made) {
        out.text("merchant", made.merchant().value())
                .text("partnerCurrency", made.currency().value())
                .text("direction", made.direction().name())
                .number("units", made.units())
                .number("points", made.points().value())
                .text("reference", made.reference())
                .text("period", made.period());
    }

    private static PointsConverted converted(Fields in) {
        return new PointsConverted(
                new MerchantId(in.text("merchant")),
                new PartnerCurrencyId(in.text("partnerCurrency")),
                Direction.valueOf(in.text("direction")),
                in.number("units"),
                new Points(in.number("points")),
                in.text("reference"),
                in.text("period"));
    }
}
