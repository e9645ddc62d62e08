package io.guerdon.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Finds everything in prices for members of the right shape that cannot be meant. */
final class MemberPricesMeaning {
    private static final String POINTER = "/catalogue/memberPrices/";

    private final Set<String> merchants = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private MemberPricesMeaning(JsonNode settings) {
        settings.path("merchants")
                .forEach(merchant -> merchants.add(merchant.path("id").asString()));
    }

    static List<Violation> violations(JsonNode settings) {
        MemberPricesMeaning meaning = new MemberPricesMeaning(settings);
        Set<String> names = new HashSet<>();
        JsonNode all = settings.at("/catalogue/memberPrices");
        for (int place = 0; place < all.size(); place++) {
            String pointer = POINTER + place;
            String id = all.path(place).path("id").asString();
            if (!names.add(id)) {
                meaning.found(pointer + "/id", "duplicate", id + " is there twice");
            }
            meaning.check(pointer, all.path(place));
        }
        return meaning.violations;
    }

    private void check(String pointer, JsonNode price) {
        compile(pointer + "/when", price.path("when"), text -> Condition.onPurchase(text, Set.of()));
        JsonNode goods = price.path("goods");
        for (int place = 0; place < goods.size(); place++) {
            compile(pointer + "/goods/" + place + "/where", goods.path(place).path("where"), Condition::onLine);
        }
        JsonNode names = price.path("merchants");
        for (int place = 0; place < names.size(); place++) {
            String name = names.path(place).asString();
            if (!merchants.contains(name)) {
                found(pointer + "/merchants/" + place, "unknown-merchant", name + " is no merchant of the program");
            }
        }
    }

    private void compile(String pointer, JsonNode conditions, Consumer<String> compiler) {
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
