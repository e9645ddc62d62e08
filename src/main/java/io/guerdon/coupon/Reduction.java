package io.guerdon.coupon;

import io.guerdon.coupon.Discount.LineOff;
import io.guerdon.earning.Line;
import io.guerdon.earning.NthPieces;
import io.guerdon.program.CouponOff;
import io.guerdon.unit.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** How much less some lines cost; lines that cost as much as before are left out. */
final class Reduction {
    private Reduction() {}

    static List<LineOff> of(CouponOff off, List<Line> lines) {
        return switch (off) {
            case CouponOff.AmountOff amount -> shared(Math.min(amount.minor(), sum(lines)), lines);
            case CouponOff.PercentOff percent -> shared(percent.of(sum(lines)), lines);
            case CouponOff.FixedPrice fixed -> piece(fixed.piece(), fixed.minor(), lines);
            case CouponOff.FreeItem free -> piece(free.piece(), 0, lines);
            case CouponOff.NthPiece nth -> nth(nth, lines);
            case CouponOff.FreeDelivery _ -> shared(sum(lines), lines);
        };
    }

    static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
    }

    /** In proportion to what each costs, to the minor unit: the parts add up to the whole. */
    private static List<LineOff> shared(long whole, List<Line> lines) {
        List<LineOff> parts = new ArrayList<>();
        long total = sum(lines);
        long done = 0;
        for (Line line : lines) {
            long before = Share.upTo(whole, done, total);
            done += line.amount();
            long part = Share.upTo(whole, done, total) - before;
            if (part > 0) {
                parts.add(new LineOff(line.line(), part));
            }
        }
        return parts;
    }

    /** A piece costs its part of the line, rounded down: never more comes off than the line costs. */
    private static List<LineOff> piece(CouponOff.Piece which, long price, List<Line> lines) {
        Comparator<Line> byPrice = Comparator.comparingLong(Line::price);
        Optional<Line> chosen = switch (which) {
            case CHEAPEST -> lines.stream().reduce((one, other) -> byPrice.compare(other, one) < 0 ? other : one);
            case DEAREST -> lines.stream().reduce((one, other) -> byPrice.compare(other, one) > 0 ? other : one);
        };
        return chosen.stream()
                .filter(line -> line.price() > price)
                .map(line -> new LineOff(line.line(), line.price() - price))
                .toList();
    }

    /** Pieces in sets, dearest first, and the last of each set costs less. */
    private static List<LineOff> nth(CouponOff.NthPiece off, List<Line> lines) {
        SequencedMap<Line, Long> pieces = new LinkedHashMap<>();
        lines.forEach(line -> pieces.put(line, line.quantity()));
        return NthPieces.of(pieces, off.every()).entrySet().stream()
                .map(found -> new LineOff(
                        found.getKey().line(), off.share().of(found.getKey().price() * found.getValue())))
                .filter(part -> part.minor() > 0)
                .sorted(Comparator.comparingInt(LineOff::line))
                .toList();
    }
}
