package io.guerdon.program;

import io.guerdon.program.MemberMeaning.Compiling;
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
    private final Set<String> activities = new HashSet<>();

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
        meaning.checkGroups("/policies/groups", all, Condition::onPurchase);
        JsonNode activities = policies.path("activities");
        for (int place = 0; place < activities.size(); place++) {
            meaning.checkActivity("/policies/activities/" + place, activities.path(place));
        }
        return meaning.violations;
    }

    private void checkActivity(String pointer, JsonNode activity) {
        String type = activity.path("type").asString();
        if (!activities.add(type)) {
            violations.add(new Violation(pointer + "/type", "duplicate", type + " is there twice"));
        }
        checkGroups(pointer + "/groups", activity.path("groups"), Condition::onActivity);
        multipliers(pointer + "/groups", activity.path("groups")).forEach(violations::add);
    }

    private static List<Violation> multipliers(String pointer, JsonNode groups) {
        List<Violation> found = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            JsonNode rules = groups.path(group).path("rules");
            for (int rule = 0; rule < rules.size(); rule++) {
                if (rules.at("/" + rule + "/effect/gives").asString("").equals("multiplier")) {
                    String where = pointer + "/" + group + "/rules/" + rule + "/effect/gives";
                    found.add(new Violation(where, "not-one-of", "an activity has no base rate to multiply"));
                }
            }
        }
        return found;
    }

    private void checkGroups(String pointer, JsonNode all, Compiling compiling) {
        for (int place = 0; place < all.size(); place++) {
            checkGroup(pointer + "/" + place, all.path(place), compiling);
        }
    }

    private void checkGroup(String pointer, JsonNode group, Compiling compiling) {
        checkName(pointer, group, groups);
        violations.addAll(BudgetsMeaning.violations(pointer, group));
        String wallet = group.path("wallet").asString(WalletId.POINTS.value());
        if (!wallets.contains(wallet)) {
            violations.add(new Violation(pointer + "/wallet", "unknown-wallet", wallet + " is not in the catalogue"));
        }
        JsonNode all = group.path("rules");
        for (int place = 0; place < all.size(); place++) {
            checkRule(pointer + "/rules/" + place, wallet, all.path(place), compiling);
        }
    }

    private void checkRule(String pointer, String wallet, JsonNode rule, Compiling compiling) {
        checkName(pointer, rule, rules);
        checkGoods(pointer + "/goods", rule.path("goods"));
        JsonNode when = rule.path("when");
        for (int place = 0; place < when.size(); place++) {
            String text = when.path(place).asString();
            violations.addAll(members.violations(pointer + "/when/" + place, wallet, text, compiling));
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
