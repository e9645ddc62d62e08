package io.guerdon.earning;

import io.guerdon.earning.RuleBook.Ready;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.Effect;
import io.guerdon.program.RuleGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What rules give for what is left of a purchase, of the goods that earn. Nothing here ever gives more for less, so that what
 * returns take back only ever grows, and the end depends on what came back and not on its parts.
 */
final class Giving {
    private final EarnPolicy policy;
    private final Left left;
    /** By the places of rules, as far as they have been asked for: there are many rules, and each purchase asks often for a few. */
    private @Nullable Left[] goods = new Left[0];

    Giving(EarnPolicy policy, Left left) {
        this.policy = policy;
        this.left = left;
    }

    /** What is left of a rule's goods. */
    Left goods(Ready rule) {
        int place = rule.place();
        if (place >= goods.length) {
            goods = Arrays.copyOf(goods, 2 * place + 1);
        }
        Left known = goods[place];
        if (known == null) {
            known = left.only(rule::counts);
            goods[place] = known;
        }
        return known;
    }

    /**
     * What each rule of a group gives, of rules whose conditions hold and whose thresholds were reached when it was bought.
     *
     * @param room what caps over time left the group then
     */
    SequencedMap<String, Long> of(RuleGroup group, List<Ready> rules, long room) {
        long most = group.caps().stream()
                .filter(cap -> cap.per() == RuleGroup.Per.PURCHASE)
                .mapToLong(RuleGroup.Cap::points)
                .reduce(room, Math::min);
        return cut(uncapped(group, rules), most);
    }

    /** The same, were there no caps. */
    SequencedMap<String, Long> uncapped(RuleGroup group, List<Ready> rules) {
        return switch (group.play()) {
            case ALL -> all(rules);
            case BEST_OF -> best(rules);
            case FIRST_MATCH -> first(rules);
        };
    }

    /** The same, with the wallet they give into. */
    List<Fired> fired(RuleGroup group, List<Ready> rules, long room) {
        return fired(group, of(group, rules, room));
    }

    static List<Fired> fired(RuleGroup group, Map<String, Long> given) {
        List<Fired> fired = new ArrayList<>(given.size());
        given.forEach((rule, amount) -> fired.add(new Fired(rule, group.unit(), amount)));
        return fired;
    }

    private SequencedMap<String, Long> all(List<Ready> rules) {
        SequencedMap<String, Long> given = new LinkedHashMap<>();
        rules.forEach(rule -> given.put(rule.rule().id(), points(rule)));
        return given;
    }

    /** Of several that give as much, the first. */
    private SequencedMap<String, Long> best(List<Ready> rules) {
        SequencedMap<String, Long> given = new LinkedHashMap<>();
        long most = -1;
        for (Ready rule : rules) {
            long points = points(rule);
            if (points > most) {
                most = points;
                given.clear();
                given.put(rule.rule().id(), points);
            }
        }
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
        Left goods = goods(rule);
        return goods.pieces() >= Math.max(1, rule.rule().atLeast().pieces())
                && goods.minor() >= rule.rule().atLeast().minor();
    }

    private long points(Ready rule) {
        return reaches(rule) ? effect(rule) : 0;
    }

    /** Bounded by what a wallet may hold, far from overflow. */
    private long effect(Ready rule) {
        Left goods = goods(rule);
        long points = switch (rule.rule().effect()) {
            case Effect.Rate rate -> rate.rate().pointsFor(goods.minor()).value();
            case Effect.Percent percent -> percent.of(bounded(goods.minor()));
            case Effect.Multiplier multiplier ->
                multiplier.beside(bounded(policy.rate().pointsFor(goods.minor()).value()));
            case Effect.Fixed fixed -> goods.pieces() > 0 ? fixed.points() : 0;
            case Effect.PerItem item -> Math.multiplyExact(item.points(), goods.pieces());
            case Effect.PerSet set -> Math.multiplyExact(set.points(), goods.sets(rule.sets()));
            case Effect.NthPiece nth -> nth.share().of(bounded(goods.nth(nth.every())));
        };
        return bounded(points);
    }

    private static long bounded(long points) {
        return Math.min(points, Guards.LARGEST_BALANCE);
    }
}
