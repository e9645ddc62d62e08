package io.guerdon.earning;

import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.Trace.Missed;
import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a purchase earns, and why.
 *
 * @param given points by rule, the base rate among them
 * @param missed rules that concern it and give nothing, and why
 * @param matched rules that may give for what is left of it when goods come back
 */
record Rated(SequencedMap<String, Long> given, List<Missed> missed, List<String> matched) {
    long points() {
        return sum(given);
    }

    /** What rules give together; no more than one point more than any wallet may hold. */
    static long sum(Map<String, Long> given) {
        return given.values().stream()
                .mapToLong(Long::longValue)
                .reduce(0, (one, other) -> Math.min(one + other, Guards.LARGEST_BALANCE + 1));
    }

    List<Fired> fired() {
        return difference(Map.of(), given);
    }

    /** By how much what each rule gives has changed. */
    static List<Fired> difference(Map<String, Long> before, Map<String, Long> after) {
        SequencedMap<String, Long> changes = new LinkedHashMap<>(after);
        before.forEach((rule, points) -> changes.merge(rule, -points, Long::sum));
        return changes.entrySet().stream()
                .filter(rule -> rule.getValue() != 0)
                .map(rule -> new Fired(rule.getKey(), WalletId.POINTS, rule.getValue()))
                .toList();
    }
}
