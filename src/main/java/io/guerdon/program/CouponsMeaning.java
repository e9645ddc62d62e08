package io.guerdon.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Finds everything in definitions of coupons of the right shape that cannot be meant. */
final class CouponsMeaning {
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> merchants = new HashSet<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> codes = new HashSet<>();

    private CouponsMeaning(JsonNode settings) {
        settings.path("merchants")
                .forEach(merchant -> merchants.add(merchant.path("id").asString()));
        givenBy(settings.at("/policies/groups"));
        settings.at("/policies/activities").forEach(activity -> givenBy(activity.path("groups")));
    }

    private void givenBy(JsonNode groups) {
        groups.forEach(group -> given.add(group.path("wallet").asString("")));
    }

    /** Adds the definitions' names to those of the wallets there are. */
    static List<Violation> violations(JsonNode settings, Set<String> wallets) {
        CouponsMeaning meaning = new CouponsMeaning(settings);
        JsonNode all = settings.at("/catalogue/coupons");
        for (int place = 0; place < all.size(); place++) {
            String pointer = "/catalogue/coupons/" + place;
            JsonNode coupon = all.path(place);
            String id = coupon.path("id").asString();
            if (!wallets.add(id)) {
                meaning.found(pointer + "/id", "duplicate", id + " is there twice");
            }
            meaning.checkUse(pointer + "/use", coupon.path("use"));
            meaning.checkGoods(pointer + "/off/delivery", coupon.at("/off/delivery"));
            meaning.checkSupply(pointer + "/supply", coupon);
            if (coupon.at("/lots/expiry/mode").asString().equals("sliding")) {
                meaning.found(pointer + "/lots/expiry/mode", "not-one-of", "activity extends no coupon");
            }
        }
        return meaning.violations;
    }

    private void checkUse(String pointer, JsonNode use) {
        checkGoods(pointer + "/goods", use.path("goods"));
        // A till asks for a coupon's discount without reading the member's past.
        checkConditions(pointer + "/when", use.path("when"), Condition::onAnybodysPurchase);
        JsonNode names = use.path("merchants");
        for (int place = 0; place < names.size(); place++) {
            String name = names.path(place).asString();
            if (!merchants.contains(name)) {
                found(pointer + "/merchants/" + place, "unknown-merchant", name + " is no merchant of the program");
            }
        }
    }

    /** Rules ask neither stock nor what a member had before; a code that anybody may enter needs a limit. */
    private void checkSupply(String pointer, JsonNode coupon) {
        JsonNode supply = coupon.path("supply");
        String id = coupon.path("id").asString();
        if (given.contains(id) && (isThere(supply, "stock") || isThere(supply, "perMember"))) {
            found(pointer, "limited", "a rule gives " + id + ", and rules know no limits");
        }
        if (!isThere(supply, "code")) {
            return;
        }
        if (!codes.add(supply.path("code").asString())) {
            found(pointer + "/code", "duplicate", "another definition has the code");
        }
        if (!isThere(supply, "perMember")) {
            found(pointer + "/perMember", "missing", "whoever knows the code could enter it for ever");
        }
    }

    private static boolean isThere(JsonNode supply, String name) {
        return !supply.path(name).isMissingNode() && !supply.path(name).isNull();
    }

    private void checkGoods(String pointer, JsonNode goods) {
        for (int place = 0; place < goods.size(); place++) {
            checkConditions(pointer + "/" + place + "/where", goods.path(place).path("where"), Condition::onLine);
        }
    }

    private void checkConditions(String pointer, JsonNode conditions, Consumer<String> compiler) {
        for (int place = 0; place < conditions.size(); place++) {
            try {
                compiler.accept(conditions.path(place).asString());
            } catch (IllegalArgumentException invalid) {
                found(pointer + "/" + place, "invalid-condition", String.valueOf(invalid.getMessage()));
            }
        }
    }

    private void found(String pointer, String code, String reason) {
        violations.add(new Violation(pointer, code, reason));
    }
}
