package io.guerdon.earning;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a purchase keeps of having been judged, so that it can be rated again for what is left of it from this alone.
 *
 * @param rules that matched
 * @param rooms by group, what caps over time and budgets left it, and what was left to the merchant; only where that was less than would have
 *     been given
 */
public record Matched(List<String> rules, SortedMap<String, Long> rooms) {
    /** No rule matched. */
    public static final Matched NONE = new Matched(List.of(), Collections.emptySortedMap());

    public Matched {
        rules = List.copyOf(rules);
        rooms = Collections.unmodifiableSortedMap(new TreeMap<>(rooms));
    }

    /** What a group may give at most, whatever its caps per purchase say, or a merchant. */
    long room(String owner) {
        return rooms.getOrDefault(owner, Long.MAX_VALUE);
    }
}
