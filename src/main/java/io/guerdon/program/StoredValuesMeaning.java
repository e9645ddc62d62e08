package io.guerdon.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds everything in stored values of the right shape that cannot be meant. */
final class StoredValuesMeaning {
    private static final String POINTER = "/catalogue/storedValues";

    private final JsonNode settings;
    private final Map<String, String> uses = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> merchants = new HashSet<>();
    private final Set<String> parts = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private StoredValuesMeaning(JsonNode settings, Set<String> taken) {
        this.settings = settings;
        this.names.addAll(taken);
        settings.at("/catalogue/coupons")
                .forEach(coupon -> names.add(coupon.path("id").asString()));
        settings.at("/catalogue/wallets")
                .forEach(wallet -> uses.put(
                        wallet.path("id").asString(), wallet.path("use").asString()));
        settings.path("merchants")
                .forEach(merchant -> merchants.add(merchant.path("id").asString()));
    }

    /** All there are; {@code taken} are the names of wallets. */
    static List<Violation> violations(JsonNode settings, Set<String> taken) {
        StoredValuesMeaning meaning = new StoredValuesMeaning(settings, taken);
        JsonNode all = settings.at(POINTER);
        for (int place = 0; place < all.size(); place++) {
            meaning.check(POINTER + "/" + place, all.path(place));
        }
        meaning.checkOthers(
                "payouts", "/wallet", "what was paid in goes back by its top-up, and a bonus never in money");
        meaning.checkOthers("giftCards", "/wallet", "it is filled by top-ups");
        meaning.checkOthers("rebates", "/pays/wallet", "it is filled by top-ups");
        meaning.checkOthers("rewards", "/cost/wallet", "it is spent under the name of its stored value");
        meaning.checkGroups("/policies/groups", settings.at("/policies/groups"));
        JsonNode activities = settings.at("/policies/activities");
        for (int place = 0; place < activities.size(); place++) {
            meaning.checkGroups(
                    "/policies/activities/" + place + "/groups",
                    activities.path(place).path("groups"));
        }
        return meaning.violations;
    }

    private void checkGroups(String pointer, JsonNode groups) {
        for (int place = 0; place < groups.size(); place++) {
            checkOther(
                    pointer + "/" + place + "/wallet",
                    groups.path(place).path("wallet").asString(""),
                    "it is filled by top-ups");
        }
    }

    private void check(String pointer, JsonNode value) {
        String id = value.path("id").asString();
        if (!names.add(id)) {
            found(pointer + "/id", "duplicate", id + " is there twice");
        }
        checkPart(pointer + "/parts/principal", value.at("/parts/principal").asString());
        checkPart(pointer + "/parts/bonus", value.at("/parts/bonus").asString());
        checkLimits(pointer + "/limits", value.path("limits"));
        JsonNode issuer = value.at("/bonus/issuer");
        if (issuer.isString()) {
            checkMerchant(pointer + "/bonus/issuer", issuer.asString());
        }
        checkSteps(pointer + "/bonus/steps", value.path("bonus"));
    }

    private void checkPart(String pointer, String wallet) {
        String use = uses.get(wallet);
        if (use == null) {
            found(pointer, "unknown-wallet", wallet + " is not in the catalogue");
        } else if (!use.equals("TENDER")) {
            found(pointer, "wrong-use", wallet + " is for " + use + ": stored value is money");
        } else if (!parts.add(wallet)) {
            found(pointer, "duplicate", wallet + " is a part of stored value already");
        }
    }

    private void checkLimits(String pointer, JsonNode limits) {
        long most = limits.path("most").asLong();
        if (most < limits.path("least").asLong()) {
            found(pointer + "/most", "out-of-range", "at least as much as least");
        }
        for (String wider : List.of("highestPrincipal", "mostPerDay")) {
            if (limits.path(wider).asLong() < most) {
                found(pointer + "/" + wider, "out-of-range", "at least as much as most");
            }
        }
        JsonNode sellers = limits.path("sellers");
        for (int place = 0; place < sellers.size(); place++) {
            checkMerchant(pointer + "/sellers/" + place, sellers.path(place).asString());
        }
    }

    private void checkMerchant(String pointer, String name) {
        if (!merchants.contains(name)) {
            found(pointer, "unknown-merchant", name + " is no merchant of the program");
        }
    }

    /** Paying in less must never be worth more: what a refund takes back would grow smaller by it. */
    private void checkSteps(String pointer, JsonNode bonus) {
        StoredValueSettings.Bonus read = ProgramJson.MAPPER.treeToValue(bonus, StoredValueSettings.Bonus.class);
        long before = 0;
        for (int place = 0; place < read.steps().size(); place++) {
            StoredValueSettings.Step step = read.steps().get(place);
            if (step.from() <= before) {
                found(pointer + "/" + place + "/from", "out-of-range", "more than the step before it");
            } else if (read.of(step.from()) < read.of(step.from() - 1)) {
                found(pointer + "/" + place, "out-of-range", "gives less than the step before it does for less money");
            }
            before = step.from();
        }
    }

    private void checkOthers(String list, String wallet, String reason) {
        JsonNode others = settings.at("/catalogue/" + list);
        for (int place = 0; place < others.size(); place++) {
            checkOther(
                    "/catalogue/" + list + "/" + place + wallet,
                    others.path(place).at(wallet).asString(),
                    reason);
        }
    }

    private void checkOther(String pointer, String name, String reason) {
        if (parts.contains(name)) {
            found(pointer, "wrong-use", name + " is stored value: " + reason);
        }
    }

    private void found(String pointer, String code, String reason) {
        violations.add(new Violation(pointer, code, reason));
    }
}
