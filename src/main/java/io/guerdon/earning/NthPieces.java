package io.guerdon.earning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Finds every nth piece of some goods: the third of each three, the second of each two. Pieces are taken dearest first, so each
 * nth one is the cheapest of its set; and a piece that goes back only lets cheaper ones move up, so what the nth ones cost
 * together never grows while goods come back.
 */
public final class NthPieces {
    private NthPieces() {}

    /**
     * How many pieces of each line are nth ones; lines that have none are left out.
     *
     * @param pieces how many there are of each line
     * @param every n, at least 1
     */
    public static SequencedMap<Line, Long> of(Map<Line, Long> pieces, long every) {
        List<Line> dearestFirst = new ArrayList<>(pieces.keySet());
        dearestFirst.sort(Comparator.comparingLong(Line::price).reversed().thenComparingInt(Line::line));
        SequencedMap<Line, Long> found = new LinkedHashMap<>();
        long before = 0;
        for (Line line : dearestFirst) {
            long after = Math.addExact(before, pieces.getOrDefault(line, 0L));
            long nth = after / every - before / every;
            if (nth > 0) {
                found.put(line, nth);
            }
            before = after;
        }
        return found;
    }
}
