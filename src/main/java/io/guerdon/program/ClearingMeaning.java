package io.guerdon.program;

import io.guerdon.unit.RedeemRate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Finds rates between partners that cannot be counted exactly. What partners owe each other is counted in millionths of a minor unit for each
 * point, so that parts always add up; a merchant that has agreed on something must have agreed on whole ones.
 */
final class ClearingMeaning {
    private static final BigInteger MILLION = BigInteger.valueOf(RedeemRate.MILLION);
    private static final BigInteger WHOLE = BigInteger.valueOf(ClearingTerms.WHOLE);
    /** A million minor units for each point: with more, sums would grow beyond what can be counted. */
    private static final BigInteger MOST = MILLION.multiply(MILLION);

    private final JsonNode settings;
    private final List<Violation> violations = new ArrayList<>();

    private ClearingMeaning(JsonNode settings) {
        this.settings = settings;
    }

    static List<Violation> violations(JsonNode settings) {
        ClearingMeaning meaning = new ClearingMeaning(settings);
        JsonNode merchants = settings.path("merchants");
        for (int place = 0; place < merchants.size(); place++) {
            if (merchants.path(place).path("clearing").isObject()) {
                meaning.check("/merchants/" + place, merchants.path(place));
            }
        }
        return List.copyOf(meaning.violations);
    }

    private void check(String pointer, JsonNode merchant) {
        JsonNode agreed = merchant.path("clearing");
        JsonNode cost = agreed.path("unitCost");
        if (cost.isObject()) {
            checkWhole(pointer + "/clearing/unitCost", cost.path("minor"), cost.path("points"), 0);
        } else {
            JsonNode all = settings.at("/policies/earning");
            checkWhole(pointer + "/clearing", all.path("unitCostMinor"), all.path("unitCostPoints"), 0);
        }
        long fee = agreed.path("feeBasisPoints").asLong(0);
        JsonNode paid = agreed.path("paid");
        JsonNode worth = merchant.path("redeemRate");
        if (paid.isObject()) {
            checkWhole(pointer + "/clearing/paid", paid.path("minor"), paid.path("points"), fee);
        } else if (worth.isObject()) {
            checkWhole(pointer + "/redeemRate", worth.path("minor"), worth.path("points"), fee);
        }
    }

    private void checkWhole(String pointer, JsonNode minor, JsonNode points, long fee) {
        BigInteger left = WHOLE.subtract(BigInteger.valueOf(fee));
        BigInteger worth = BigInteger.valueOf(minor.asLong(0)).multiply(MILLION).multiply(left);
        BigInteger parts = BigInteger.valueOf(points.asLong(1)).multiply(WHOLE);
        BigInteger[] each = worth.divideAndRemainder(parts);
        if (each[1].signum() != 0) {
            String less = fee == 0 ? "" : ", less a fee of " + fee + " basis points,";
            String reason = minor.asLong(0) + " for " + points.asLong(1) + " points" + less
                    + " is more than " + each[0] + " and less than " + each[0].add(BigInteger.ONE)
                    + " millionths of a minor unit for each; it has to be a whole number of them";
            violations.add(new Violation(pointer, "inexact-rate", reason));
        } else if (each[0].compareTo(MOST) > 0) {
            String reason = "a point may be worth a million minor units at most between partners";
            violations.add(new Violation(pointer, "rate-too-high", reason));
        }
    }
}
