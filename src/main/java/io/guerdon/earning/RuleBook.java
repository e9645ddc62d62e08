package io.guerdon.earning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guerdon.program.Condition;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.Rule;
import io.guerdon.program.RuleGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * What a revision says of earning, with its conditions compiled. A revision is one object for as long as a process runs, so each
 * is compiled once.
 *
 * @param policy the base rate
 * @param nonEarning goods that earn nothing
 * @param groups the rules
 * @param index finds those that can concern a purchase
 */
record RuleBook(EarnPolicy policy, List<Picking> nonEarning, List<Group> groups, RuleIndex index) {
    private static final Cache<Program, RuleBook> BOOKS =
            Caffeine.newBuilder().weakKeys().build();

    /** A group of rules. */
    record Group(RuleGroup group, List<Ready> rules) {}

    /**
     * A rule.
     *
     * @param place its number in the book, from 0
     */
    record Ready(int place, Rule rule, List<Picking> goods, List<Condition> when) {
        boolean counts(Line line) {
            if (goods.isEmpty()) {
                return true;
            }
            for (Picking picking : goods) {
                if (picking.picks(line)) {
                    return true;
                }
            }
            return false;
        }
    }

    static RuleBook of(Program program) {
        return BOOKS.get(program, RuleBook::compiled);
    }

    private static RuleBook compiled(Program program) {
        Program.Policies policies = program.policies();
        List<Group> groups = new ArrayList<>();
        List<Ready> all = new ArrayList<>();
        for (RuleGroup group : policies.groups()) {
            int first = all.size();
            group.rules().forEach(rule -> all.add(ready(all.size(), rule)));
            groups.add(new Group(group, List.copyOf(all.subList(first, all.size()))));
        }
        return new RuleBook(
                policies.earning(),
                policies.nonEarning().stream().map(Picking::of).toList(),
                List.copyOf(groups),
                new RuleIndex(all));
    }

    private static Ready ready(int place, Rule rule) {
        return new Ready(
                place,
                rule,
                rule.goods().stream().map(Picking::of).toList(),
                rule.when().stream().map(Condition::onPurchase).toList());
    }

    /** Whether some rule may ask for the member's tier. */
    boolean mayAskTier() {
        return groups.stream()
                .flatMap(group -> group.rules().stream())
                .flatMap(rule -> rule.when().stream())
                .anyMatch(Condition::mayAskTier);
    }

    /** Whether a line earns at all. */
    boolean earns(Line line) {
        return nonEarning.isEmpty() || nonEarning.stream().noneMatch(picking -> picking.picks(line));
    }
}
