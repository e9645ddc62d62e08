package io.guerdon.reconciliation;

import io.guerdon.reconciliation.Discrepancy.Sort;
import io.guerdon.reconciliation.Discrepancy.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Counts what was found, and hands the discrepancies on in parts, as many as are kept. */
final class Found implements Findings {
    private static final int TOGETHER = 500;

    private final Period period;
    private final long most;
    private final Consumer<List<Discrepancy>> keep;
    private final List<Discrepancy> waiting = new ArrayList<>();
    private long matched;
    private long missingHere;
    private long missingThere;
    private long different;
    private long outside;
    private long number;

    Found(Period period, long most, Consumer<List<Discrepancy>> keep) {
        this.period = period;
        this.most = most;
        this.keep = keep;
    }

    @Override
    public void matched(Item line, Item event) {
        matched++;
    }

    @Override
    public void missingHere(Item line) {
        if (isOutside(line)) {
            outside++;
        } else {
            missingHere++;
            keep(Sort.MISSING_HERE, Optional.of(line), Optional.empty(), Set.of());
        }
    }

    @Override
    public void missingThere(Item event) {
        if (!isOutside(event)) {
            missingThere++;
            keep(Sort.MISSING_THERE, Optional.empty(), Optional.of(event), Set.of());
        }
    }

    /** Two that are neither in the period are nobody's business in this one. */
    @Override
    public void different(Item line, Item event, Set<Trait> traits) {
        if (isOutside(line) && isOutside(event)) {
            outside++;
        } else {
            different++;
            keep(Sort.DIFFERENT, Optional.of(line), Optional.of(event), traits);
        }
    }

    private boolean isOutside(Item item) {
        return item.at().isPresent() && !period.holds(item.at().getAsLong());
    }

    private void keep(Sort sort, Optional<Item> line, Optional<Item> event, Set<Trait> traits) {
        if (number < most) {
            waiting.add(new Discrepancy(++number, sort, line, event, traits, Standing.OPEN));
        }
        if (waiting.size() == TOGETHER) {
            flush();
        }
    }

    /** Hands on what waits. */
    void flush() {
        if (!waiting.isEmpty()) {
            keep.accept(List.copyOf(waiting));
            waiting.clear();
        }
    }

    long kept() {
        return number;
    }

    /** Beside what was sent outside the period by far. */
    Counts counts(long lines, long farOutside) {
        long events = matched + missingThere + different;
        return new Counts(lines, farOutside + outside, events, matched, missingHere, missingThere, different);
    }
}
