package io.guerdon.publishing;

import io.guerdon.conversion.PointsConverted;
import tools.jackson.core.JsonGenerator;

/** What subscribers may know of a conversion. */
final class ConversionFields {
    private ConversionFields() {}

    static void converted(JsonGenerator json, PointsConverted made) {
        json.writeStringProperty("partner", made.merchant().value());
        json.writeStringProperty("partnerCurrency", made.currency().value());
        json.writeStringProperty("direction", made.way());
        json.writeNumberProperty("units", made.units());
        json.writeNumberProperty("points", made.points().value());
        json.writeStringProperty("reference", made.reference());
    }
}
