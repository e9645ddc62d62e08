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

    /** What it comes to in money, line by line, and last what is to be paid. */
    public List<MoneyLine> money() {
        return MoneyLine.between(before, after);
    }

    /**
     * What there was of packs in the period, in whole minor units. The house's are what partners have paid it in advance, and negative.
     *
     * @param opening left of what was bought before
     * @param bought in the period, by what it is worth
     * @param used for what was to be paid for the period; less than nothing where more came back that it had been used for
     */
    public record Packs(BigInteger opening, BigInteger bought, BigInteger used) {
        /** What is left for later periods; it is never paid out. */
        public BigInteger left() {
            return opening.add(bought).subtract(used);
        }
    }

    /** What there was of packs; empty for a partner that has never had any. */
    public Optional<Packs> packs() {
        BigInteger opening = Clearing.prepaid(before);
        BigInteger all = Clearing.prepaid(after);
        return all.signum() == 0
                ? Optional.empty()
                : Optional.of(new Packs(
                        opening.subtract(before.used()),
                        all.subtract(opening),
                        after.used().subtract(before.used())));
    }

    /** What is to be paid to the partner for this period, with what was used of packs, in whole minor units; negative is to be paid by it. */
    public BigInteger net() {
        return closingNet().subtract(openingNet());
    }

    /** What was to be paid to it by all statements before this one. */
    public BigInteger openingNet() {
        return before.paid();
    }

    /** What is to be paid to it by all statements up to this one. */
    public BigInteger closingNet() {
        return after.paid();
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
