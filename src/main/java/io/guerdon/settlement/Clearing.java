package io.guerdon.settlement;

import io.guerdon.publishing.Measure;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How exact positions become whole money. Positions are added up in millionths of a minor unit, from the beginning; what is settled to date is
 * the position to date, rounded once, and a statement is the difference of two of those. So nothing is rounded twice, what a statement leaves
 * over is in the next, and the house takes what the rounding of everybody else's leaves, less than half a minor unit of each.
 */
final class Clearing {
    static final long MILLIONTHS = 1_000_000;

    private Clearing() {}

    /** What a partner is owed, less what it owes, to date. */
    static long position(Tally totals) {
        long position = 0;
        for (Map.Entry<Tally.Line, Long> amount : totals.amounts().entrySet()) {
            if (amount.getKey().unit().equals(WalletId.CLEARING)) {
                position = Math.addExact(position, signed(amount.getKey().measure(), amount.getValue()));
            }
        }
        return position;
    }

    private static long signed(Measure measure, long amount) {
        return switch (measure) {
            case OWES -> Math.negateExact(amount);
            case OWED, KEPT -> amount;
            case EARNED, RETURNED, REDEEMED, RESTORED, EXPIRED, ACCEPTED, REFUNDED, ADJUSTED, SOLD, FEES ->
                throw new IllegalStateException(measure + " is no part of a position");
        };
    }

    /** The sum of everybody's, which is nothing where nothing is wrong. */
    static long sum(List<Position> positions) {
        return positions.stream()
                .mapToLong(position -> position(position.totals()))
                .reduce(0, Math::addExact);
    }

    /** The part of a position that is in no whole minor unit that was settled. */
    static long carried(Position position) {
        return Math.subtractExact(position(position.totals()), Math.multiplyExact(position.settled(), MILLIONTHS));
    }

    /** Settles everybody's; the house's is what makes the sum nothing. */
    static List<Position> settle(List<Position> positions) {
        long others = 0;
        List<Position> settled = new ArrayList<>(positions.size());
        for (Position position : positions) {
            if (!isHouse(position)) {
                others = Math.addExact(others, rounded(position));
            }
        }
        for (Position position : positions) {
            settled.add(with(position, isHouse(position) ? -others : rounded(position)));
        }
        return List.copyOf(settled);
    }

    private static boolean isHouse(Position position) {
        return position.partner().equals(MerchantId.HOUSE);
    }

    private static long rounded(Position position) {
        return Math.floorDiv(Math.addExact(position(position.totals()), MILLIONTHS / 2), MILLIONTHS);
    }

    private static Position with(Position position, long settled) {
        return new Position(position.partner(), position.through(), position.totals(), settled);
    }
}
