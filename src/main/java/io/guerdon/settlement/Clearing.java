package io.guerdon.settlement;

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
 * over is in the next, and the house takes what the rounding of everybody else's leaves, less than half a minor unit of each.
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
            case EARNED, RETURNED, REDEEMED, RESTORED, EXPIRED, ACCEPTED, REFUNDED, ADJUSTED, SOLD, FEES ->
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

    /** Settles everybody's; the house's is what makes the sum nothing. */
    static List<Position> settle(List<Position> positions) {
        BigInteger others = BigInteger.ZERO;
        List<Position> settled = new ArrayList<>(positions.size());
        for (Position position : positions) {
            if (!isHouse(position)) {
                others = others.add(rounded(position));
            }
        }
        for (Position position : positions) {
            settled.add(with(position, isHouse(position) ? others.negate() : rounded(position)));
        }
        return List.copyOf(settled);
    }

    private static boolean isHouse(Position position) {
        return position.partner().equals(MerchantId.HOUSE);
    }

    private static BigInteger rounded(Position position) {
        return Millionths.rounded(position(position.totals()));
    }

    private static Position with(Position position, BigInteger settled) {
        return new Position(position.partner(), position.through(), position.totals(), settled);
    }
}
