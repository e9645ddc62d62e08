package io.guerdon.earning;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a purchase keeps of having been judged, so that it can be rated again for what is left of it from this alone.
 *
 * @param rules that matched
 * @param rooms by group, what caps over time left it; only where that was less than its rules would have given
 */
public record Matched(List<String> rules, SortedMap<String, Long> rooms) {
    /** No rule matched. */
    public static final Matched NONE = new Matched(List.of(), Collections.emptySortedMap());

    public Matched {
        rules = List.copyOf(rules);
        rooms = Collections.unmodifiableSortedMap(new TreeMap<>(rooms));
    }

    /** What a group may give at most, whatever its caps per purchase say. */
    long room(String group) {
        return rooms.getOrDefault(group, Long.MAX_VALUE);
    }
}
