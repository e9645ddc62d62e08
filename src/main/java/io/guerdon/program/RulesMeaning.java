package io.guerdon.program;

import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds everything in rules of the right shape that cannot be meant: names that are there twice, conditions that are none. */
final class RulesMeaning {
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> rules = new HashSet<>();

    private final Set<String> wallets;
    private final MemberMeaning members;

    private RulesMeaning(Set<String> wallets, MemberMeaning members) {
        this.wallets = wallets;
        this.members = members;
    }

    /** {@code wallets} are those there are. */
    static List<Violation> violations(JsonNode settings, Set<String> wallets) {
        RulesMeaning meaning = new RulesMeaning(wallets, new MemberMeaning(settings));
        JsonNode policies = settings.path("policies");
        meaning.checkGoods("/policies/nonEarning", policies.path("nonEarning"));
        JsonNode all = policies.path("groups");
        for (int place = 0; place < all.size(); place++) {
            meaning.checkGroup("/policies/groups/" + place, all.path(place));
        }
        return meaning.violations;
    }

    private void checkGroup(String pointer, JsonNode group) {
        checkName(pointer, group, groups);
        String wallet = group.path("wallet").asString(WalletId.POINTS.value());
        if (!wallets.contains(wallet)) {
            violations.add(new Violation(pointer + "/wallet", "unknown-wallet", wallet + " is not in the catalogue"));
        }
        JsonNode all = group.path("rules");
        for (int place = 0; place < all.size(); place++) {
            checkRule(pointer + "/rules/" + place, wallet, all.path(place));
        }
    }

    private void checkRule(String pointer, String wallet, JsonNode rule) {
        checkName(pointer, rule, rules);
        checkGoods(pointer + "/goods", rule.path("goods"));
        JsonNode when = rule.path("when");
        for (int place = 0; place < when.size(); place++) {
            String text = when.path(place).asString();
            violations.addAll(members.violations(pointer + "/when/" + place, wallet, text));
        }
        JsonNode effect = rule.path("effect");
        JsonNode parts = effect.path("of");
        for (int place = 0; place < parts.size(); place++) {
            checkGoods(
                    pointer + "/effect/of/" + place + "/goods",
                    parts.path(place).path("goods"));
        }
        if (effect.path("times").asLong(1) < effect.path("per").asLong(1)) {
            violations.add(new Violation(pointer + "/effect/times", "out-of-range", "at least per"));
        }
    }

    private void checkName(String pointer, JsonNode named, Set<String> known) {
        String id = named.path("id").asString();
        if (!known.add(id)) {
            violations.add(new Violation(pointer + "/id", "duplicate", id + " is there twice"));
        }
    }

    private void checkGoods(String pointer, JsonNode goods) {
        for (int place = 0; place < goods.size(); place++) {
            checkLines(pointer + "/" + place + "/where", goods.path(place).path("where"));
        }
    }

    private void checkLines(String pointer, JsonNode conditions) {
        for (int place = 0; place < conditions.size(); place++) {
            try {
                Condition.onLine(conditions.path(place).asString());
            } catch (IllegalArgumentException invalid) {
                violations.add(new Violation(
                        pointer + "/" + place, "invalid-condition", String.valueOf(invalid.getMessage())));
            }
        }
    }
}
