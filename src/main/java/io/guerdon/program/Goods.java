package io.guerdon.program;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Picks lines of a purchase: those that answer every part of it. An empty part asks nothing.
 *
 * @param skus articles
 * @param categories of articles
 * @param where conditions in CEL on the line, see {@link Condition}
 */
public record Goods(Set<String> skus, Set<String> categories, List<String> where) {
    public Goods {
        // In order, so that settings read the same wherever they are shown.
        skus = Collections.unmodifiableSortedSet(new TreeSet<>(skus));
        categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
        where = List.copyOf(where);
    }
}
