package io.guerdon.earning;

import io.guerdon.program.EarnPolicy;
import io.guerdon.unit.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** What is left of a purchase after some of it came back, line by line, without the parts of the price that earn nothing. */
record Left(List<Part> parts) {

    /**
     * What is left of a line.
     *
     * @param line as bought
     * @param minor money paid with what earns, in minor units
     * @param pieces none once all the money is back
     */
    record Part(Line line, long minor, long pieces) {}

    /** Lines that nothing came back of may be missing among {@code back}. */
    static Left of(EarnPolicy policy, Basket basket, Map<Integer, LineBack> back) {
        long total = basket.total();
        long nonEarning = Math.min(total, new Rating(policy, basket).nonEarning());
        List<Part> parts = new ArrayList<>();
        long before = 0;
        for (Line line : basket.lines()) {
            long excluded =
                    Share.upTo(nonEarning, before + line.amount(), total) - Share.upTo(nonEarning, before, total);
            parts.add(part(back.getOrDefault(line.line(), LineBack.none(line)), excluded));
            before += line.amount();
        }
        return new Left(parts);
    }

    /** The part of a line that does not earn is settled when the goods are bought; it shrinks as the line comes back. */
    private static Part part(LineBack back, long excluded) {
        Line line = back.line();
        long still = excluded - Share.upTo(excluded, back.amount(), line.amount());
        boolean gone = line.amount() > 0 && back.amountLeft() == 0;
        return new Part(line, back.amountLeft() - still, gone ? 0 : back.piecesLeft());
    }

    /** Some of it. */
    Left only(Predicate<Line> wanted) {
        List<Part> some = new ArrayList<>(parts.size());
        for (Part part : parts) {
            if (wanted.test(part.line)) {
                some.add(part);
            }
        }
        return some.size() == parts.size() ? this : new Left(some);
    }

    /** How many complete sets there are, a piece counting for each part that picks it. */
    long sets(List<RuleBook.SetPart> of) {
        long sets = Long.MAX_VALUE;
        for (RuleBook.SetPart part : of) {
            sets = Math.min(sets, only(part::counts).pieces() / part.pieces());
        }
        return sets;
    }

    /** What every nth piece costs together, in minor units: no more than what is left. */
    long nth(long every) {
        SequencedMap<Line, Long> pieces = new LinkedHashMap<>();
        parts.forEach(part -> pieces.put(part.line, part.pieces));
        long cost = 0;
        for (var found : NthPieces.of(pieces, every).entrySet()) {
            cost += found.getKey().price() * found.getValue();
        }
        return Math.min(cost, minor());
    }

    long minor() {
        long sum = 0;
        for (Part part : parts) {
            sum += part.minor;
        }
        return sum;
    }

    long pieces() {
        long sum = 0;
        for (Part part : parts) {
            sum += part.pieces;
        }
        return sum;
    }
}
