package io.guerdon.earning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guerdon.program.ActivityRules;
import io.guerdon.program.Condition;
import io.guerdon.program.Counter;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.Effect;
import io.guerdon.program.Program;
import io.guerdon.program.Rule;
import io.guerdon.program.RuleGroup;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a revision says of earning, with its conditions compiled. A revision is one object for as long as a process runs, so each
 * is compiled once.
 *
 * @param policy the base rate
 * @param nonEarning goods that earn nothing
 * @param groups the rules
 * @param index finds those that can concern a purchase
 * @param asked what they ask beside the sale
 */
record RuleBook(EarnPolicy policy, List<Picking> nonEarning, List<Group> groups, RuleIndex index, Asked asked) {
    private static final Cache<Program, RuleBook> BOOKS =
            Caffeine.newBuilder().weakKeys().build();
    private static final Cache<Program, Map<String, RuleBook>> ACTIVITIES =
            Caffeine.newBuilder().weakKeys().build();

    /** Compiles a condition of a program that has some counters. */
    private interface Compiling {
        Condition compile(String text, Set<String> counters);
    }

    /** A group of rules. */
    record Group(RuleGroup group, List<Ready> rules) {}

    /**
     * A rule.
     *
     * @param place its number in the book, from 0
     * @param sets what its sets are made of, where it gives by the set
     */
    record Ready(int place, Rule rule, List<Picking> goods, List<Condition> when, List<SetPart> sets) {
        boolean counts(Line line) {
            return Picking.any(goods, line);
        }
    }

    /** A part of a set of goods. */
    record SetPart(List<Picking> goods, long pieces) {
        boolean counts(Line line) {
            return Picking.any(goods, line);
        }
    }

    static RuleBook of(Program program) {
        return BOOKS.get(program, unread -> compiled(unread, unread.policies().groups(), Condition::onPurchase));
    }

    /** What it says of an activity of a type, if anything. */
    static Optional<RuleBook> on(String activity, Program program) {
        return Optional.ofNullable(ACTIVITIES.get(program, RuleBook::activities).get(activity));
    }

    private static Map<String, RuleBook> activities(Program program) {
        return program.policies().activities().stream()
                .collect(Collectors.toMap(
                        ActivityRules::type, rules -> compiled(program, rules.groups(), Condition::onActivity)));
    }

    private static RuleBook compiled(Program program, List<RuleGroup> from, Compiling compiling) {
        Program.Policies policies = program.policies();
        List<Group> groups = new ArrayList<>();
        List<Ready> all = new ArrayList<>();
        Set<String> counters = Counter.of(program.catalogue()).keySet();
        for (RuleGroup group : from) {
            int first = all.size();
            group.rules().forEach(rule -> all.add(ready(all.size(), rule, text -> compiling.compile(text, counters))));
            groups.add(new Group(group, List.copyOf(all.subList(first, all.size()))));
        }
        return new RuleBook(
                policies.earning(),
                Picking.all(policies.nonEarning()),
                List.copyOf(groups),
                new RuleIndex(all),
                Asked.by(program, from, all));
    }

    private static Ready ready(int place, Rule rule, Function<String, Condition> compiling) {
        return new Ready(
                place,
                rule,
                Picking.all(rule.goods()),
                rule.when().stream().map(compiling).toList(),
                rule.effect() instanceof Effect.PerSet set ? parts(set) : List.of());
    }

    private static List<SetPart> parts(Effect.PerSet set) {
        return set.of().stream()
                .map(part -> new SetPart(Picking.all(part.goods()), part.pieces()))
                .toList();
    }

    /** Groups with limits over time that may have something to give for these goods. */
    List<RuleGroup> limitedFor(Basket basket) {
        if (asked.limited().isEmpty()) {
            return List.of();
        }
        BitSet concerned = index.concerning(Left.of(policy, basket, Map.of()));
        return groups.stream()
                .filter(group -> group.rules().stream().anyMatch(rule -> concerned.get(rule.place())))
                .map(Group::group)
                .filter(asked.limited()::contains)
                .toList();
    }

    /** Whether a line earns at all. */
    boolean earns(Line line) {
        return nonEarning.isEmpty() || nonEarning.stream().noneMatch(picking -> picking.picks(line));
    }
}
