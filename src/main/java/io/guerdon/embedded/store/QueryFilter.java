package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query: what an index can follow of it, field by field, and the whole of it for matching documents. */
final class QueryFilter {
    private static final QueryMatcher MATCHER = new DefaultQueryMatcher();

    private final Document query;
    private final Map<String, List<Constraint>> constraints = new HashMap<>();
    private boolean complete = true;

    QueryFilter(Document query) {
        this.query = query;
        read(query);
    }

    Document query() {
        return query;
    }

    /** The constraints on one field, each from its own comparison. */
    List<Constraint> on(String path) {
        return constraints.getOrDefault(path, List.of());
    }

    /** Whether fulfilling the constraints on these fields is all the query asks. */
    boolean isCoveredBy(Collection<String> paths) {
        return complete && paths.containsAll(constraints.keySet());
    }

    boolean matches(byte[] document) {
        return query.isEmpty() || MATCHER.matches(Bson.decode(document), query);
    }

    /** Whether every document this query finds is in an index with that partial filter. */
    boolean implies(Document partialFilter) {
        return partialFilter.entrySet().stream().allMatch(demand -> implies(demand.getKey(), demand.getValue()));
    }

    private boolean implies(String path, @Nullable Object demand) {
        List<Constraint> mine = on(path);
        if (demand instanceof Document operators && operators.equals(new Document("$exists", true))) {
            return mine.stream().anyMatch(Constraint::excludesNull) || demand.equals(query.get(path));
        }
        QueryFilter demanded = new QueryFilter(new Document(path, demand));
        return demanded.complete
                && demanded.on(path).stream().allMatch(each -> mine.stream().anyMatch(have -> within(have, each)));
    }

    private static boolean within(Constraint narrow, Constraint wide) {
        return narrow.intervals().stream()
                .allMatch(inner -> wide.intervals().stream()
                        .anyMatch(outer -> outer.intersection(inner).equals(Optional.of(inner))));
    }

    private void read(Document part) {
        part.forEach((name, value) -> {
            if (name.equals("$and") && value instanceof Collection<?> parts) {
                parts.forEach(each -> read((Document) each));
            } else if (name.startsWith("$")) {
                complete = false;
            } else if (value instanceof Document operators && isOperators(operators)) {
                operators.forEach((operator, operand) -> add(name, Comparisons.of(operator, operand)));
            } else {
                add(name, Comparisons.of("$eq", value));
            }
        });
    }

    private static boolean isOperators(Document value) {
        return value.keySet().stream().anyMatch(name -> name.startsWith("$"));
    }

    private void add(String path, Optional<Constraint> constraint) {
        complete &= constraint.isPresent();
        constraint.ifPresent(present ->
                constraints.computeIfAbsent(path, _ -> new ArrayList<>()).add(present));
    }
}
