package io.guerdon.program;

import io.guerdon.program.RuleGroup.Budget;
import io.guerdon.program.RuleGroup.Per;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds budgets that cannot be meant: two over one period, and what a later revision must not make of one. */
final class BudgetsMeaning {
    private BudgetsMeaning() {}

    /** {@code pointer} is that of the group. */
    static List<Violation> violations(String pointer, JsonNode group) {
        List<Violation> violations = new ArrayList<>();
        Set<Per> periods = EnumSet.noneOf(Per.class);
        JsonNode budgets = group.path("budgets");
        for (int place = 0; place < budgets.size(); place++) {
            String per = budgets.path(place).path("per").asString();
            if (!periods.add(Per.valueOf(per))) {
                violations.add(new Violation(
                        pointer + "/budgets/" + place + "/per", "duplicate", "there are two budgets per " + per));
            }
        }
        return violations;
    }

    /** What was taken of a budget was taken of its units, and within what there were. */
    static List<Violation> succeed(Program.Policies before, Program.Policies after) {
        List<Violation> violations = new ArrayList<>(kept(before, "/policies/groups", after.groups()));
        for (int place = 0; place < after.activities().size(); place++) {
            String pointer = "/policies/activities/" + place + "/groups";
            violations.addAll(
                    kept(before, pointer, after.activities().get(place).groups()));
        }
        return violations;
    }

    private static List<Violation> kept(Program.Policies before, String pointer, List<RuleGroup> groups) {
        List<Violation> violations = new ArrayList<>();
        for (int place = 0; place < groups.size(); place++) {
            RuleGroup group = groups.get(place);
            String where = pointer + "/" + place;
            before.everyGroup()
                    .filter(earlier -> earlier.id().equals(group.id()))
                    .findFirst()
                    .ifPresent(earlier -> violations.addAll(kept(where, earlier, group)));
        }
        return violations;
    }

    private static List<Violation> kept(String pointer, RuleGroup before, RuleGroup after) {
        List<Violation> violations = new ArrayList<>();
        for (int place = 0; place < after.budgets().size(); place++) {
            Budget budget = after.budgets().get(place);
            Optional<Budget> earlier = before.budgets().stream()
                    .filter(each -> each.per() == budget.per())
                    .findFirst();
            if (earlier.isPresent() && earlier.get().most() > budget.most()) {
                violations.add(new Violation(
                        pointer + "/budgets/" + place + "/most",
                        SettingsForm.UNCHANGEABLE,
                        "up to " + earlier.get().most()
                                + " may have been given; a smaller budget needs another group"));
            }
            if (earlier.isPresent() && !before.unit().equals(after.unit())) {
                violations.add(new Violation(
                        pointer + "/wallet",
                        SettingsForm.UNCHANGEABLE,
                        "the budget of " + after.id() + " counts " + before.unit()));
            }
        }
        return violations;
    }
}
