package io.guerdon.publishing;

import io.guerdon.conversion.PointsConverted;
import io.guerdon.ledger.Subject;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.Points;

/** What conversions carry. */
final class ConversionDrafts {
    private ConversionDrafts() {}

    /** At the café on the way in, at the bookshop on the way out. */
    static Subject converted(Direction direction) {
        MerchantId merchant = new MerchantId(direction == Direction.IN ? "cafe" : "books");
        return new PointsConverted(
                merchant, new PartnerCurrencyId("beans"), direction, 20, new Points(9), "T-1", "2026-11");
    }
}
