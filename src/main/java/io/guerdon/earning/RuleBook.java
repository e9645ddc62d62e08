package io.guerdon.earning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guerdon.program.Condition;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.Rule;
import io.guerdon.program.RuleGroup;
import java.util.List;

/**
 * What a revision says of earning, with its conditions compiled. A revision is one object for as long as a process runs, so each
 * is compiled once.
 *
 * @param policy the base rate
 * @param nonEarning goods that earn nothing
 * @param groups the rules
 */
record RuleBook(EarnPolicy policy, List<Picking> nonEarning, List<Group> groups) {
    private static final Cache<Program, RuleBook> BOOKS =
            Caffeine.newBuilder().weakKeys().build();

    /** A group of rules. */
    record Group(RuleGroup group, List<Ready> rules) {}

    /** A rule. */
    record Ready(Rule rule, List<Picking> goods, List<Condition> when) {
        boolean counts(Line line) {
            return goods.isEmpty() || goods.stream().anyMatch(picking -> picking.picks(line));
        }
    }

    static RuleBook of(Program program) {
        return BOOKS.get(program, RuleBook::compiled);
    }

    private static RuleBook compiled(Program program) {
        Program.Policies policies = program.policies();
        return new RuleBook(
                policies.earning(),
                policies.nonEarning().stream().map(Picking::of).toList(),
                policies.groups().stream().map(RuleBook::ready).toList());
    }

    private static Group ready(RuleGroup group) {
        return new Group(group, group.rules().stream().map(RuleBook::ready).toList());
    }

    private static Ready ready(Rule rule) {
        return new Ready(
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
