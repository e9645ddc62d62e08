package io.guerdon.earning;

import io.guerdon.ledger.Trace.Fired;
import io.guerdon.program.Rule;
import io.guerdon.program.RuleGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What groups with limits over time may still give a member, and what budgets have for it.
 *
 * @param given what they have given, purchase by purchase, by reference
 * @param funds of budgets over all members
 */
record Room(Map<String, List<Long>> given, Funds funds) {
    /** Nothing was given yet. */
    static final Room ALL = new Room(Map.of(), Funds.PLENTY);

    /** Where budgets have enough. */
    Room(Map<String, List<Long>> given) {
        this(given, Funds.PLENTY);
    }

    private static final String PREFIX = "cap:";

    /** Under which reference entries are found in which a group has given something in the period that a day is in. */
    static String ref(RuleGroup group, RuleGroup.Per per, LocalDate day) {
        return PREFIX + group.id() + ":" + per.period(day);
    }

    /** Those of an entry's references. */
    static List<String> refs(List<String> all) {
        return all.stream().filter(ref -> ref.startsWith(PREFIX)).toList();
    }

    /** The references of what happened on a day, by what rules of limited groups have given for it. */
    static List<String> refs(List<RuleGroup> limited, LocalDate day, List<Fired> fired) {
        List<String> refs = new ArrayList<>();
        for (RuleGroup group : limited) {
            if (sum(group, fired) > 0) {
                group.periods().forEach(per -> refs.add(ref(group, per, day)));
            }
        }
        return refs;
    }

    /** What the rules of a group have given together. */
    static long sum(RuleGroup group, List<Fired> fired) {
        Set<String> rules = group.rules().stream().map(Rule::id).collect(Collectors.toSet());
        return fired.stream()
                .filter(rule -> rules.contains(rule.rule()) && rule.unit().equals(group.unit()))
                .mapToLong(Fired::amount)
                .sum();
    }

    /** What a cap leaves a group on a day. */
    long left(RuleGroup group, RuleGroup.Cap cap, LocalDate day) {
        return cap.per() == RuleGroup.Per.PURCHASE
                ? cap.points()
                : Math.max(0, cap.points() - sum(ref(group, cap.per(), day)));
    }

    private long sum(String ref) {
        return given.getOrDefault(ref, List.of()).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Whether a group has given as often as it may on a day. */
    boolean isUsedUp(RuleGroup group, RuleGroup.Times times, LocalDate day) {
        return given.getOrDefault(ref(group, times.per(), day), List.of()).size() >= times.most();
    }
}
