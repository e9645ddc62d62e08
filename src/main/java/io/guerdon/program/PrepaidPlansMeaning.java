package io.guerdon.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds everything in prepaid plans of the right shape that cannot be meant. */
final class PrepaidPlansMeaning {
    /** A plan keeps its payments, so there must be few. */
    private static final int MOST_PAYMENTS = 500;

    private static final String OUT_OF_RANGE = "out-of-range";

    private final Set<String> storedValues = new HashSet<>();
    private final Set<String> merchants = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private PrepaidPlansMeaning(JsonNode settings) {
        settings.at("/catalogue/storedValues")
                .forEach(value -> storedValues.add(value.path("id").asString()));
        settings.path("merchants")
                .forEach(merchant -> merchants.add(merchant.path("id").asString()));
    }

    static List<Violation> violations(JsonNode settings) {
        PrepaidPlansMeaning meaning = new PrepaidPlansMeaning(settings);
        Set<String> names = new HashSet<>();
        JsonNode all = settings.at("/catalogue/prepaidPlans");
        for (int place = 0; place < all.size(); place++) {
            String pointer = "/catalogue/prepaidPlans/" + place;
            String id = all.path(place).path("id").asString();
            if (!names.add(id)) {
                meaning.found(pointer + "/id", "duplicate", id + " is there twice");
            }
            meaning.check(pointer, all.path(place));
        }
        return meaning.violations;
    }

    private void check(String pointer, JsonNode plan) {
        String value = plan.path("storedValue").asString();
        if (!storedValues.contains(value)) {
            found(pointer + "/storedValue", "unknown-wallet", value + " is no stored value of the catalogue");
        }
        checkAmount(pointer, plan);
        checkBonus(pointer + "/bonus", plan.path("bonus"));
        if (plan.at("/way/mode").asString().equals("instalments")) {
            checkInstalments(
                    pointer + "/way", plan.path("way"), plan.at("/amount/most").asLong());
        }
    }

    /** No part is nothing. */
    private void checkAmount(String pointer, JsonNode plan) {
        JsonNode amount = plan.path("amount");
        if (amount.path("most").asLong() < amount.path("least").asLong()) {
            found(pointer + "/amount/most", OUT_OF_RANGE, "at least as much as least");
        }
        if (amount.path("least").asLong() < plan.at("/timetable/parts").asLong()) {
            found(pointer + "/amount/least", OUT_OF_RANGE, "at least as much as there are parts");
        }
        JsonNode sellers = amount.path("sellers");
        for (int place = 0; place < sellers.size(); place++) {
            checkMerchant(
                    pointer + "/amount/sellers/" + place, sellers.path(place).asString());
        }
    }

    private void checkBonus(String pointer, JsonNode bonus) {
        if (bonus.path("issuer").isString()) {
            checkMerchant(pointer + "/issuer", bonus.path("issuer").asString());
        }
        PrepaidPlanSettings.Bonus read = ProgramJson.MAPPER.treeToValue(bonus, PrepaidPlanSettings.Bonus.class);
        long before = 0;
        for (int place = 0; place < read.steps().size(); place++) {
            StoredValueSettings.Step step = read.steps().get(place);
            if (step.from() <= before) {
                found(pointer + "/steps/" + place + "/from", OUT_OF_RANGE, "more than the step before it");
            } else if (read.of(step.from()) < read.of(step.from() - 1)) {
                found(pointer + "/steps/" + place, OUT_OF_RANGE, "gives less than the step before it does for less");
            }
            before = step.from();
        }
    }

    private void checkInstalments(String pointer, JsonNode way, long most) {
        JsonNode late = way.path("late");
        if (late.path("lapsesAfterDays").asInt() < late.path("graceDays").asInt()) {
            found(pointer + "/late/lapsesAfterDays", OUT_OF_RANGE, "no less than the grace");
        }
        if (most / way.path("leastPayment").asLong() > MOST_PAYMENTS) {
            found(pointer + "/leastPayment", OUT_OF_RANGE, "so much that " + MOST_PAYMENTS + " payments are enough");
        }
    }

    private void checkMerchant(String pointer, String name) {
        if (!merchants.contains(name)) {
            found(pointer, "unknown-merchant", name + " is no merchant of the program");
        }
    }

    private void found(String pointer, String code, String reason) {
        violations.add(new Violation(pointer, code, reason));
    }
}
