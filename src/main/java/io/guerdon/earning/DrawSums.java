package io.guerdon.earning;

import io.guerdon.ledger.Draw;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Paid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws added up by lot and terms, so that what was taken and what was put back are set off against each other. */
final class DrawSums {
    private final Map<Part, Long> sums = new LinkedHashMap<>();

    /** Sets it off against what was subtracted of the same lot, whatever that pays, first against what pays the same. */
    void plus(Draw draw) {
        long left = setOff(Part.of(draw), draw.amount());
        for (Part part : List.copyOf(sums.keySet())) {
            left = part.isOf(draw) ? setOff(part, left) : left;
        }
        add(Part.of(draw), left);
    }

    private long setOff(Part part, long amount) {
        long some = Math.min(amount, Math.max(0, -sums.getOrDefault(part, 0L)));
        add(part, some);
        return amount - some;
    }

    void minus(Draw draw) {
        add(Part.of(draw), -draw.amount());
    }

    private void add(Part part, long amount) {
        if (amount != 0) {
            sums.merge(part, amount, Math::addExact);
        }
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
        List<Draw> draws = new ArrayList<>();
        sums.forEach((part, sum) -> {
            if (sign * sum > 0) {
                draws.add(new Draw(part.lot, sign * sum, part.terms, part.paid));
            }
        });
        return List.copyOf(draws);
    }

    /** A lot may be in several parts, with different expiry; what was taken of it at different times may pay differently. */
    private record Part(LotId lot, LotTerms terms, Optional<Paid> paid) {
        static Part of(Draw draw) {
            return new Part(draw.lot(), draw.terms(), draw.paid());
        }

        boolean isOf(Draw draw) {
            return lot.equals(draw.lot()) && terms.equals(draw.terms());
        }
    }
}
