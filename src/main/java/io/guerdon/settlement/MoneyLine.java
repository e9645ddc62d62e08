package io.guerdon.settlement;

import io.guerdon.publishing.Measure;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Millionths;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of a statement in money, signed as it counts for the partner: what is for it is positive. All lines before the last add up to the
 * last, in whole minor units and exactly, at both ends of the period and so in it.
 *
 * @param what is counted
 * @param opening all of it before the period
 * @param closing all of it with the period
 */
public record MoneyLine(What what, Figure opening, Figure closing) {
    /** What is counted. */
    public enum What {
        /** What it is owed for what others funded and it accepted, before the program's fee. */
        ACCEPTED,
        /** What it was owed of that, before the fee, for what it gave back. */
        REFUNDED,
        /** The program's fee of what it accepted and did not give back; of the house the fees of all. */
        FEE,
        /** What it owes for its own that was spent elsewhere. */
        REDEEMED,
        /** What it owed of that for what came back. */
        RESTORED,
        /** What it owes for its own that ran out. */
        EXPIRED,
        /** What the program keeps beside its fees. */
        KEPT,
        /** What rounding each line by itself makes it differ; exactly, what was carried in less what is carried on. */
        ROUNDING,
        /** What was paid in advance and is used for it. */
        PACKS_USED,
        /** What is to be paid to the partner. */
        NET;

        /** The name in answers and tables. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * So much money to date.
     *
     * @param minor in whole minor units
     * @param millionths exactly, in millionths of a minor unit
     */
    public record Figure(BigInteger minor, BigInteger millionths) {
        private static final Figure NONE = new Figure(BigInteger.ZERO, BigInteger.ZERO);

        private static Figure exact(BigInteger millionths) {
            return new Figure(Millionths.rounded(millionths), millionths);
        }

        private static Figure whole(BigInteger minor) {
            return new Figure(minor, Millionths.of(minor));
        }

        private Figure plus(Figure other) {
            return new Figure(minor.add(other.minor), millionths.add(other.millionths));
        }

        private Figure minus(Figure other) {
            return new Figure(minor.subtract(other.minor), millionths.subtract(other.millionths));
        }

        private boolean isNothing() {
            return equals(NONE);
        }
    }

    /** What the period added. */
    public Figure amount() {
        return closing.minus(opening);
    }

    /** The lines between where a partner stood at both ends; what there never was is left out, the net never is. */
    static List<MoneyLine> between(Position before, Position after) {
        List<MoneyLine> lines = new ArrayList<>();
        for (What what : What.values()) {
            MoneyLine line = new MoneyLine(what, figure(what, before), figure(what, after));
            if (what == What.NET || !line.isNothing()) {
                lines.add(line);
            }
        }
        return List.copyOf(lines);
    }

    private boolean isNothing() {
        return opening.isNothing() && closing.isNothing();
    }

    private static Figure figure(What what, Position position) {
        return switch (what) {
            case ACCEPTED, REFUNDED, FEE, REDEEMED, RESTORED, EXPIRED, KEPT -> Figure.exact(exact(what, position));
            case ROUNDING -> Figure.whole(position.settled()).minus(sum(position));
            case PACKS_USED -> Figure.whole(position.used());
            case NET -> Figure.whole(position.paid());
        };
    }

    private static Figure sum(Position position) {
        Figure sum = Figure.NONE;
        for (What what : What.values()) {
            sum = what.compareTo(What.ROUNDING) < 0 ? sum.plus(figure(what, position)) : sum;
        }
        return sum;
    }

    /** In millionths. What entries of before the fee was told apart come to is in what was accepted and redeemed, less what came back of it. */
    private static BigInteger exact(What what, Position position) {
        Tally totals = position.totals();
        boolean house = position.partner().equals(MerchantId.HOUSE);
        BigInteger fee = of(totals, Measure.FEE);
        return switch (what) {
            case ACCEPTED -> {
                BigInteger net = of(totals, Measure.OWED).add(of(totals, Measure.REFUNDED));
                yield house ? net : net.add(fee);
            }
            case REFUNDED -> of(totals, Measure.REFUNDED).negate();
            case FEE -> house ? fee : fee.negate();
            case REDEEMED ->
                of(totals, Measure.EXPIRED).subtract(of(totals, Measure.OWES)).subtract(of(totals, Measure.RESTORED));
            case RESTORED -> of(totals, Measure.RESTORED);
            case EXPIRED -> of(totals, Measure.EXPIRED).negate();
            case KEPT -> house ? of(totals, Measure.KEPT).subtract(fee) : of(totals, Measure.KEPT);
            case ROUNDING, PACKS_USED, NET -> throw new IllegalArgumentException(what + " is added up of nothing");
        };
    }

    private static BigInteger of(Tally totals, Measure measure) {
        return totals.amount(WalletId.CLEARING, measure);
    }
}
