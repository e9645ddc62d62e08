package io.guerdon.earning;

import io.guerdon.ledger.Draw;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws added up by lot and terms, so that what was taken and what was put back are set off against each other. */
final class DrawSums {
    private final Map<Part, Long> sums = new LinkedHashMap<>();

    void plus(Draw draw) {
        add(draw, draw.amount());
    }

    void minus(Draw draw) {
        add(draw, -draw.amount());
    }

    private void add(Draw draw, long amount) {
        sums.merge(new Part(draw.lot(), draw.terms()), amount, Math::addExact);
    }

    /** Of what more was added than subtracted, and how much more. */
    List<Draw> more() {
        return draws(1);
    }

    /** Of what less was added than subtracted, and how much less. */
    List<Draw> less() {
        return draws(-1);
    }

    private List<Draw> draws(int sign) {
        return sums.entrySet().stream()
                .filter(sum -> sign * sum.getValue() > 0)
                .map(sum -> new Draw(sum.getKey().lot, sign * sum.getValue(), sum.getKey().terms))
                .toList();
    }

    /** A lot may be in several parts, with different expiry. */
    private record Part(LotId lot, LotTerms terms) {}
}
