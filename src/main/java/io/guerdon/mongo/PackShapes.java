package io.guerdon.mongo;

import io.guerdon.ledger.Subject;
import io.guerdon.pack.PackBought;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import java.util.List;

/** The stored form of packs that partners have bought. */
final class PackShapes {
    static final List<Shape<? extends Subject>> SUBJECTS =
            List.of(new Shape<>("pack", PackBought.class, PackShapes::bought, PackShapes::bought));

    private PackShapes() {}

    private static void bought(BsonOut out, PackBought made) {
        out.text("partner", made.partner().value())
                .number("points", made.points().value())
                .part("price", made.price(), MoneyParts::money)
                .part("worth", made.worth(), MoneyParts::money)
                .text("reference", made.reference());
    }

    private static PackBought bought(Fields in) {
        return new PackBought(
                new MerchantId(in.text("partner")),
                new Points(in.number("points")),
                MoneyParts.money(in.part("price")),
                MoneyParts.money(in.part("worth")),
                in.text("reference"));
    }
}
