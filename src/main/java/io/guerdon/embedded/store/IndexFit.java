package io.guerdon.embedded.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far one index can follow one query: a constraint on each of its leading fields, as far as they go. */
final class IndexFit {
    /** More look-ups than this for one {@code $in} after another are not worth their memory. */
    private static final int MOST_INTERVALS = 10_000;

    private final IndexDefinition index;
    private final List<Constraint> followed = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    IndexFit(IndexDefinition index, QueryFilter filter) {
        this.index = index;
        int intervals = 1;
        for (IndexField field : index.fields()) {
            List<Constraint> demands = filter.on(field.path().toString());
            if (demands.isEmpty()) {
                return;
            }
            Constraint constraint = together(demands);
            intervals *= Math.max(1, constraint.intervals().size());
            if (intervals > MOST_INTERVALS) {
                return;
            }
            follow(field, constraint);
            if (!constraint.isPoints()) {
                return;
            }
        }
    }

    IndexDefinition index() {
        return index;
    }

    /** Whether the query asks nothing more than what the index follows. */
    boolean covers(QueryFilter filter) {
        return filter.isCoveredBy(paths) && followed.stream().allMatch(Constraint::isExact);
    }

    /** Leading fields held to single values: walked entries are in the order of the fields behind them. */
    Map<String, Constraint> singlePoints() {
        Map<String, Constraint> singles = new HashMap<>();
        for (int i = 0; i < followed.size(); i++) {
            if (followed.get(i).isSinglePoint()) {
                singles.put(index.fields().get(i).path().toString(), followed.get(i));
            }
        }
        return singles;
    }

    boolean isLookUp() {
        return index.isUnique() && followed.size() == index.fields().size() && endsInPoints();
    }

    boolean excludesNull() {
        return followed.stream().anyMatch(Constraint::excludesNull);
    }

    /** Higher is fewer entries, by rule of thumb; zero is the whole index. */
    int selectivity() {
        if (isLookUp()) {
            return 1_000;
        }
        return followed.isEmpty() ? 0 : 10 * followed.size() - (endsInPoints() ? 0 : 5);
    }

    /** Stretches of the index, in key order. */
    List<Interval> intervals() {
        List<Bytes> prefixes = List.of(index.prefix());
        int points = endsInPoints() ? followed.size() : followed.size() - 1;
        for (int i = 0; i < points; i++) {
            prefixes = extended(prefixes, i);
        }
        return endsInPoints()
                ? prefixes.stream()
                        .map(Interval::startingWith)
                        .sorted(Interval.ORDER)
                        .toList()
                : ranges(prefixes);
    }

    private boolean endsInPoints() {
        return followed.isEmpty() || followed.getLast().isPoints();
    }

    private List<Bytes> extended(List<Bytes> prefixes, int field) {
        List<Bytes> longer = new ArrayList<>();
        for (Bytes prefix : prefixes) {
            for (Interval point : followed.get(field).intervals()) {
                longer.add(prefix.plus(index.fields().get(field).directed(point.low())));
            }
        }
        return longer;
    }

    private List<Interval> ranges(List<Bytes> prefixes) {
        Direction direction = index.fields().get(followed.size() - 1).direction();
        List<Interval> ranges = new ArrayList<>();
        for (Bytes prefix : prefixes) {
            for (Interval range : followed.getLast().intervals()) {
                ranges.add(range.directed(direction).after(prefix));
            }
        }
        ranges.sort(Interval.ORDER);
        return List.copyOf(ranges);
    }

    private void follow(IndexField field, Constraint constraint) {
        followed.add(constraint);
        paths.add(field.path().toString());
    }

    // One document's array may fulfil two demands with two elements, so only one of them may bound the walk.
    private Constraint together(List<Constraint> demands) {
        if (!index.isMultikey()) {
            return demands.stream().reduce(Constraint::and).orElseThrow();
        }
        Constraint first = demands.getFirst();
        return demands.size() == 1 ? first : new Constraint(first.intervals(), Constraint.Accuracy.LOOSE);
    }
}
