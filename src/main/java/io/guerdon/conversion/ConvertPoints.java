package io.guerdon.conversion;

import io.guerdon.ledger.Claim;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.Points;
import io.guerdon.unit.ProgramId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Converts a partner's own currency into points, or points into it.
 *
 * @param merchant whose currency it is
 * @param currency its name
 * @param direction which way
 * @param given units on the way in, points on the way out; more than none
 * @param reference the partner's number for it; it has one conversion by each, whichever way
 */
public record ConvertPoints(
        MerchantId merchant, PartnerCurrencyId currency, Direction direction, Points given, String reference) {
    static final List<String> FIELDS =
            List.of("operation", "merchant", "partnerCurrency", "direction", "amount", "reference");

    public ConvertPoints {
        if (given.value() < 1 || reference.isBlank() || reference.length() > 128) {
            throw new IllegalArgumentException(
                    "a conversion is of something, and has a reference of 1 to 128 characters");
        }
    }

    Claim claim(ProgramId program) {
        return Claim.of(
                "conversion:" + program + ":" + merchant + ":" + reference,
                "conversion-reference-already-used",
                PointsConverted.class,
                made -> made.merchant().equals(merchant) && made.reference().equals(reference));
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "conversion");
        fields.put("merchant", merchant);
        fields.put("partnerCurrency", currency);
        fields.put("direction", direction);
        fields.put("amount", given.value());
        fields.put("reference", reference);
        return fields;
    }
}
