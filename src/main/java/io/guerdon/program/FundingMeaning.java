package io.guerdon.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Finds who is to fund something though it funds nothing for now: whoever reads such settings would expect what nobody would give. */
final class FundingMeaning {
    private final Map<String, String> standings = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private FundingMeaning(JsonNode settings) {
        settings.path("merchants")
                .forEach(merchant -> standings.put(
                        merchant.path("id").asString(),
                        merchant.path("standing").asString(Merchant.Standing.ACTIVE.name())));
    }

    static List<Violation> violations(JsonNode settings) {
        FundingMeaning meaning = new FundingMeaning(settings);
        JsonNode catalogue = settings.path("catalogue");
        meaning.checkIssuers(catalogue, "storedValues", "/bonus/issuer");
        meaning.checkIssuers(catalogue, "prepaidPlans", "/bonus/issuer");
        meaning.checkIssuers(catalogue, "rebates", "/pays/issuer");
        meaning.checkGifts(catalogue.path("membershipPlans"));
        return meaning.violations;
    }

    private void checkIssuers(JsonNode catalogue, String list, String issuer) {
        JsonNode all = catalogue.path(list);
        for (int place = 0; place < all.size(); place++) {
            String merchant = all.path(place).at(issuer).asString("");
            if (!standing(merchant).equals(Merchant.Standing.ACTIVE.name())) {
                found("/catalogue/" + list + "/" + place + issuer, merchant);
            }
        }
    }

    /** Nobody joins at a merchant that is suspended, so that one may keep its plans. */
    private void checkGifts(JsonNode plans) {
        for (int place = 0; place < plans.size(); place++) {
            String merchant = plans.path(place).at("/fees/merchant").asString("");
            boolean gives = plans.path(place).at("/benefits/gift").isObject();
            if (gives && standing(merchant).equals(Merchant.Standing.NOT_ISSUING.name())) {
                found("/catalogue/membershipPlans/" + place + "/benefits/gift", merchant);
            }
        }
    }

    private String standing(String merchant) {
        return standings.getOrDefault(merchant, Merchant.Standing.ACTIVE.name());
    }

    private void found(String pointer, String merchant) {
        String words = merchant + " is " + standing(merchant) + ", and funds nothing meanwhile";
        violations.add(new Violation(pointer, "merchant-funds-nothing", words));
    }
}
