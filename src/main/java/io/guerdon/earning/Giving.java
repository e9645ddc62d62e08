package io.guerdon.earning;

import io.guerdon.earning.RuleBook.Ready;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.Effect;
import io.guerdon.program.RuleGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What rules give for what is left of a purchase. Nothing here ever gives more for less, so that what returns take back only ever
 * grows, and the end depends on what came back and not on its parts.
 *
 * @param policy the base rate, which multipliers multiply
 * @param left what is left of the goods that earn
 */
record Giving(EarnPolicy policy, Left left) {

    /** What each rule of a group gives, of rules whose conditions hold and whose thresholds were reached when it was bought. */
    SequencedMap<String, Long> of(RuleGroup group, List<Ready> rules) {
        SequencedMap<String, Long> given = switch (group.play()) {
            case ALL -> all(rules);
            case BEST_OF -> best(rules);
            case FIRST_MATCH -> first(rules);
        };
        long most = group.caps().stream().mapToLong(RuleGroup.Cap::points).min().orElse(Long.MAX_VALUE);
        return cut(given, most);
    }

    /** The same, with the wallet they give into. */
    List<Fired> fired(RuleGroup group, List<Ready> rules) {
        return of(group, rules).entrySet().stream()
                .map(rule -> new Fired(rule.getKey(), group.unit(), rule.getValue()))
                .toList();
    }

    private SequencedMap<String, Long> all(List<Ready> rules) {
        SequencedMap<String, Long> given = new LinkedHashMap<>();
        rules.forEach(rule -> given.put(rule.rule().id(), points(rule)));
        return given;
    }

    private SequencedMap<String, Long> best(List<Ready> rules) {
        SequencedMap<String, Long> given = new LinkedHashMap<>();
        rules.stream()
                .reduce((one, other) -> points(other) > points(one) ? other : one)
                .ifPresent(best -> given.put(best.rule().id(), points(best)));
        return given;
    }

    /** A rule that comes in for one whose goods went back gives no more than that one would have given for what is left. */
    private SequencedMap<String, Long> first(List<Ready> rules) {
        SequencedMap<String, Long> given = new LinkedHashMap<>();
        long most = Long.MAX_VALUE;
        for (Ready rule : rules) {
            most = Math.min(most, effect(rule));
            if (reaches(rule)) {
                given.put(rule.rule().id(), most);
                return given;
            }
        }
        return given;
    }

    private static SequencedMap<String, Long> cut(SequencedMap<String, Long> given, long most) {
        long room = most;
        for (var each : given.entrySet()) {
            each.setValue(Math.min(each.getValue(), room));
            room -= each.getValue();
        }
        return given;
    }

    /** Whether a rule's threshold is reached. */
    boolean reaches(Ready rule) {
        Left goods = left.only(rule::counts);
        return goods.pieces() >= Math.max(1, rule.rule().atLeast().pieces())
                && goods.minor() >= rule.rule().atLeast().minor();
    }

    private long points(Ready rule) {
        return reaches(rule) ? effect(rule) : 0;
    }

    /** Bounded by what a wallet may hold, far from overflow. */
    private long effect(Ready rule) {
        Left goods = left.only(rule::counts);
        long points = switch (rule.rule().effect()) {
            case Effect.Rate rate -> rate.rate().pointsFor(goods.minor()).value();
            case Effect.Percent percent -> percent.of(bounded(goods.minor()));
            case Effect.Multiplier multiplier ->
                multiplier.beside(bounded(policy.rate().pointsFor(goods.minor()).value()));
            case Effect.Fixed fixed -> goods.pieces() > 0 ? fixed.points() : 0;
            case Effect.PerItem item -> Math.multiplyExact(item.points(), goods.pieces());
        };
        return bounded(points);
    }

    private static long bounded(long points) {
        return Math.min(points, Guards.LARGEST_BALANCE);
    }
}
