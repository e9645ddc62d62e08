package io.guerdon.settlement;

import io.guerdon.publishing.Tally;
import io.guerdon.settlement.Settlement.Closing;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a period came to for a partner: the difference of where it stood at both ends.
 *
 * @param period which
 * @param closing how it was closed; empty while it is open, and then this may still change
 * @param before where the partner stood when the period before was closed
 * @param after where it stands at the end of this one
 */
public record PartnerStatement(Period period, Optional<Closing> closing, Position before, Position after) {
    /**
     * What was added up of one kind.
     *
     * @param what unit and measure
     * @param opening all of it before the period
     * @param amount what the period added
     */
    public record Line(Tally.Line what, BigInteger opening, BigInteger amount) {
        /** All of it with the period. */
        public BigInteger closing() {
            return opening.add(amount);
        }
    }

    /** Whether a unit is that of what partners owe and are owed, in millionths of a minor unit. */
    public static boolean isClearing(WalletId unit) {
        return unit.equals(WalletId.CLEARING);
    }

    /** Whose it is. */
    public MerchantId partner() {
        return after.partner();
    }

    /** Everything that was ever added up for the partner, in the order of events. */
    public List<Line> lines() {
        TreeSet<Tally.Line> what = new TreeSet<>(before.totals().amounts().keySet());
        what.addAll(after.totals().amounts().keySet());
        return what.stream()
                .map(line -> new Line(
                        line,
                        before.totals().amount(line),
                        after.totals().amount(line).subtract(before.totals().amount(line))))
                .toList();
    }

    /** What is to be paid to the partner for this period, in whole minor units; negative is to be paid by it. */
    public BigInteger net() {
        return after.settled().subtract(before.settled());
    }

    /** What the partner was owed in the period, less what it owed, in millionths of a minor unit. */
    public BigInteger cleared() {
        return Clearing.position(after.totals()).subtract(Clearing.position(before.totals()));
    }

    /** What the statement before left over, in millionths of a minor unit. */
    public BigInteger carriedIn() {
        return Clearing.carried(before);
    }

    /** What this one leaves over, which the next begins with. */
    public BigInteger carriedOut() {
        return Clearing.carried(after);
    }
}
