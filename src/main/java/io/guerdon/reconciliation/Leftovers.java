package io.guerdon.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Items of one receipt that have no equal on the other side: those least unlike are put beside each other, one line and one event each, and
 * the rest is missing. Of a receipt that has more of them than are kept, the first ones are settled before the later ones are seen.
 */
final class Leftovers {
    private static final int MOST = 200;

    private final Comparing comparing;
    private final Findings findings;
    private final List<Item> lines = new ArrayList<>();
    private final List<Item> events = new ArrayList<>();

    Leftovers(Comparing comparing, Findings findings) {
        this.comparing = comparing;
        this.findings = findings;
    }

    void line(Item line) {
        lines.add(line);
        settleIfFull(lines);
    }

    void event(Item event) {
        events.add(event);
        settleIfFull(events);
    }

    private void settleIfFull(List<Item> side) {
        if (side.size() == MOST) {
            settle();
        }
    }

    /** Ends the receipt. */
    void settle() {
        // A wrong time is the likeliest slip, then a wrong amount, then a wrong kind.
        pair(Set.of());
        pair(Set.of(Trait.TIME));
        pair(Set.of(Trait.AMOUNT));
        pair(Set.of(Trait.AMOUNT, Trait.TIME));
        pair(Set.of(Trait.KIND));
        pair(Set.of(Trait.values()));
        lines.forEach(findings::missingHere);
        events.forEach(findings::missingThere);
        lines.clear();
        events.clear();
    }

    private void pair(Set<Trait> allowed) {
        for (var remaining = lines.iterator(); !events.isEmpty() && remaining.hasNext(); ) {
            Item line = remaining.next();
            for (int place = 0; place < events.size(); place++) {
                Set<Trait> traits = comparing.differences(line, events.get(place));
                if (allowed.containsAll(traits)) {
                    tell(line, events.remove(place), traits);
                    remaining.remove();
                    break;
                }
            }
        }
    }

    private void tell(Item line, Item event, Set<Trait> traits) {
        if (traits.isEmpty()) {
            findings.matched(line, event);
        } else {
            findings.different(line, event, traits);
        }
    }
}
