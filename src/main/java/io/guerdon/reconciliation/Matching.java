package io.guerdon.reconciliation;

import io.guerdon.reconciliation.Sorter.Sorted;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;

/**
 * Walks two sorted sides together. Equal ones are matched in the order of their times, which matches as many as can be; what is left of a
 * receipt is put beside what is left of the other side's. Nothing is matched twice, and memory holds one receipt's leftovers.
 */
final class Matching {
    private final Comparing comparing;
    private final Findings findings;
    private final Leftovers leftovers;
    private final Comparator<Item> order;

    Matching(Comparing comparing, Findings findings) {
        this.comparing = comparing;
        this.findings = findings;
        this.leftovers = new Leftovers(comparing, findings);
        Comparator<Item> kinds = comparing.by(Trait.KIND) ? Comparator.comparing(Item::kind) : (_, _) -> 0;
        this.order = comparing.by(Trait.AMOUNT)
                ? kinds.thenComparingLong(item -> item.amount().orElse(Long.MIN_VALUE))
                : kinds;
    }

    /** Goes through both to their ends. */
    void run(Sorted lines, Sorted events) throws IOException {
        Head line = new Head(lines);
        Head event = new Head(events);
        String receipt = "";
        while (line.isThere() || event.isThere()) {
            String next = earlier(line, event);
            if (!next.equals(receipt)) {
                leftovers.settle();
                receipt = next;
            }
            step(receipt, line, event);
        }
        leftovers.settle();
    }

    private void step(String receipt, Head line, Head event) throws IOException {
        int side =
                line.has(receipt) && event.has(receipt) ? side(line.item(), event.item()) : line.has(receipt) ? -1 : 1;
        if (side == 0) {
            findings.matched(line.item(), event.item());
        } else if (side < 0) {
            leftovers.line(line.item());
        } else {
            leftovers.event(event.item());
        }
        if (side <= 0) {
            line.advance();
        }
        if (side >= 0) {
            event.advance();
        }
    }

    /** 0 where they are the same; otherwise which of them comes first, and so has no equal any more. */
    private int side(Item line, Item event) {
        int first = order.compare(line, event);
        if (first != 0 || !comparing.by(Trait.TIME)) {
            return first;
        }
        return comparing.differences(line, event).isEmpty()
                ? 0
                : Long.compare(line.at().orElse(Long.MIN_VALUE), event.at().orElse(Long.MIN_VALUE));
    }

    private static String earlier(Head line, Head event) {
        boolean first = !event.isThere()
                || (line.isThere()
                        && Receipts.ORDER.compare(
                                        line.item().receipt(), event.item().receipt())
                                <= 0);
        return first ? line.item().receipt() : event.item().receipt();
    }

    /** The next item of a side. */
    private static final class Head {
        private final Sorted sorted;
        private Optional<Item> item;

        Head(Sorted sorted) throws IOException {
            this.sorted = sorted;
            this.item = sorted.next();
        }

        boolean isThere() {
            return item.isPresent();
        }

        boolean has(String receipt) {
            return item.isPresent() && item.get().receipt().equals(receipt);
        }

        Item item() {
            return item.orElseThrow();
        }

        void advance() throws IOException {
            item = sorted.next();
        }
    }
}
