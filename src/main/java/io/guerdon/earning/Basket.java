package io.guerdon.earning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was bought and how it was paid.
 *
 * @param lines at least one; a purchase given as a total only has one line numbered 0
 * @param tenders may be empty
 */
public record Basket(List<Line> lines, List<Tender> tenders) {
    public Basket {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
        Set<Integer> numbers = new HashSet<>();
        if (lines.isEmpty() || !lines.stream().allMatch(line -> numbers.add(line.line()))) {
            throw new IllegalArgumentException("a purchase has lines, each with a number of its own");
        }
    }

    /** A purchase of which only the total is known. */
    public static Basket ofTotal(long amount, List<Tender> tenders) {
        return new Basket(List.of(new Line(0, "", "", 1, amount)), tenders);
    }

    /** The sum of the lines, in minor units. */
    public long total() {
        long sum = 0;
        for (Line line : lines) {
            sum = Math.addExact(sum, line.amount());
        }
        return sum;
    }
}
