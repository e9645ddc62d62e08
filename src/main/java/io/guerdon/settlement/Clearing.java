package io.guerdon.settlement;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.guerdon.publishing.Measure;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Millionths;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How exact positions become whole money. Positions are added up in millionths of a minor unit, from the beginning; what is settled to date is
 * the position to date, rounded once, and a statement is the difference of two of those. So nothing is rounded twice, what a statement leaves
 * over is in the next, and the house takes what the rounding of everybody else's leaves, less than half a minor unit of each. What was paid in
 * advance is in whole minor units, and so is what is taken of it.
 */
final class Clearing {
    private Clearing() {}

    /** What a partner is owed, less what it owes, to date. */
    static BigInteger position(Tally totals) {
        BigInteger position = BigInteger.ZERO;
        for (Map.Entry<Tally.Line, BigInteger> amount : totals.amounts().entrySet()) {
            if (amount.getKey().unit().equals(WalletId.CLEARING)) {
                position = position.add(signed(amount.getKey().measure(), amount.getValue()));
            }
        }
        return position;
    }

    private static BigInteger signed(Measure measure, BigInteger amount) {
        return switch (measure) {
            case OWES -> amount.negate();
            case OWED, KEPT -> amount;
            // Was paid outside, and is taken for what is owed only where that is settled.
            case PACKS -> BigInteger.ZERO;
            // Say what those three are of.
            case RESTORED, EXPIRED, REFUNDED, FEE -> BigInteger.ZERO;
            case EARNED, RETURNED, REDEEMED, ACCEPTED, ADJUSTED, SOLD, FEES ->
                throw new IllegalStateException(measure + " is no part of a position");
        };
    }

    /** The sum of everybody's, which is nothing where nothing is wrong. */
    static BigInteger sum(List<Position> positions) {
        return positions.stream().map(position -> position(position.totals())).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The part of a position that is in no whole minor unit that was settled. */
    static BigInteger carried(Position position) {
        return position(position.totals()).subtract(Millionths.of(position.settled()));
    }

    /** What a partner has paid in advance to date, in whole minor units; the house's is what it was paid, and negative. */
    static BigInteger prepaid(Position position) {
        return Millionths.rounded(position.totals().amount(WalletId.CLEARING, Measure.PACKS));
    }

    /**
     * Settles everybody's; the house's is what makes the sum nothing. What a partner has to pay for the period is taken from what is left of
     * what it has paid in advance. What it would be paid because something that it owed came back is put back there first, as far as that was
     * taken from there: else a pack would be paid out for more than it had cost.
     *
     * @param before where they stood at the end of the period before
     */
    static List<Position> settle(List<Position> positions, List<Position> before) {
        List<Position> settled = new ArrayList<>(positions.size());
        BigInteger others = BigInteger.ZERO;
        BigInteger used = BigInteger.ZERO;
        Map<MerchantId, Position> known = before.stream().collect(toMap(Position::partner, identity()));
        for (Position position : positions) {
            if (isHouse(position)) {
                settled.add(position);
                continue;
            }
            Position one = settle(position, known.getOrDefault(position.partner(), Position.none(position.partner())));
            others = others.add(one.settled());
            used = used.add(one.used());
            settled.add(one);
        }
        Position house = Position.of(positions, MerchantId.HOUSE).settling(others.negate(), used.negate());
        settled.replaceAll(position -> isHouse(position) ? house : position);
        return List.copyOf(settled);
    }

    private static Position settle(Position position, Position before) {
        BigInteger settled = Millionths.rounded(position(position.totals()));
        BigInteger net = settled.subtract(before.settled());
        BigInteger used = net.signum() < 0
                ? net.negate().min(prepaid(position).subtract(before.used()))
                : net.min(cameBack(position, before)).min(before.used()).negate();
        return position.settling(settled, before.used().add(used));
    }

    /** By how much less a partner owes to date than before, in whole minor units: a part of one counts as one, or it would be paid out. */
    private static BigInteger cameBack(Position position, Position before) {
        return Millionths.roundedUp(owes(before).subtract(owes(position)).max(BigInteger.ZERO));
    }

    private static BigInteger owes(Position position) {
        return position.totals().amount(WalletId.CLEARING, Measure.OWES);
    }

    private static boolean isHouse(Position position) {
        return position.partner().equals(MerchantId.HOUSE);
    }
}
