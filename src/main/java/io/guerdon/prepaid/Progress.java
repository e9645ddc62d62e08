package io.guerdon.prepaid;

import io.guerdon.ledger.LotId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a plan that is paid part by part has come.
 *
 * @param phase how it stands
 * @param money what was paid
 * @param bonus what was given
 * @param steps what time has done
 * @param payments every one, the earliest first
 */
public record Progress(Plan.Phase phase, Paid money, Vested bonus, Steps steps, List<PlanPayment> payments) {
    /** More than a plan needs that is paid as its settings say; what was paid back and is paid again comes on top. */
    static final int MOST_PAYMENTS = 1_000;

    private static final LotId NO_LOT = new LotId(0, 0);

    public Progress {
        payments = List.copyOf(payments);
    }

    /** Of a plan that was agreed. */
    static Progress begun(Instant at) {
        return new Progress(
                Plan.Phase.RUNNING,
                new Paid(0, 0, 0, 0),
                new Vested(0, 0, 0, List.of()),
                new Steps(0, 0, 0, at, List.of()),
                List.of());
    }

    /**
     * What was paid, in minor units.
     *
     * @param credited became stored value and was not paid back
     * @param fees for lateness
     * @param refunded what had been credited
     * @param feesOwed for lateness, not paid
     */
    public record Paid(long credited, long fees, long refunded, long feesOwed) {
        Paid owing(long fee) {
            return new Paid(credited, fees, refunded, feesOwed + fee);
        }

        Paid paying(long credit, long fee) {
            return new Paid(credited + credit, fees + fee, refunded, feesOwed - fee);
        }

        Paid refunding(long amount) {
            return new Paid(credited - amount, fees, refunded + amount, feesOwed);
        }
    }

    /**
     * What became of the bonus, in minor units.
     *
     * @param vested given and not taken back
     * @param dropped will not be given
     * @param runOut was to be taken back and had run out unspent; less than nothing as far as a former member had it
     * @param lots that were opened with it, the earliest first
     */
    public record Vested(long vested, long dropped, long runOut, List<LotId> lots) {
        public Vested {
            lots = List.copyOf(lots);
        }

        Vested with(long nowVested, LotId lot) {
            return new Vested(
                    nowVested,
                    dropped,
                    runOut,
                    Stream.concat(lots.stream(), Stream.of(lot)).toList());
        }

        Vested dropping(long nowDropped) {
            return new Vested(vested, nowDropped, runOut, lots);
        }
    }

    /**
     * What time has done.
     *
     * @param charges how many were opened
     * @param charged the last part whose charge was opened
     * @param late the last part that was late
     * @param since when it was agreed, or money was last paid back: nothing is asked for before
     * @param reopened parts that were paid and are to be paid again, the most of them first
     */
    public record Steps(int charges, int charged, int late, Instant since, List<Reopened> reopened) {
        public Steps {
            reopened = List.copyOf(reopened);
        }

        Steps with(int nowCharges) {
            return new Steps(nowCharges, charged, late, since, reopened);
        }

        Steps charged(int nowCharged) {
            return new Steps(charges, nowCharged, late, since, reopened);
        }

        Steps late(int nowLate) {
            return new Steps(charges, charged, nowLate, since, reopened);
        }

        /** The first so many parts were paid, and some of them are not any more. */
        Steps reopening(int through, Instant at) {
            Stream<Reopened> further = reopened.stream().filter(each -> each.through() > through);
            Stream<Reopened> these = through == 0 ? Stream.empty() : Stream.of(new Reopened(through, at));
            return new Steps(
                    charges, charged, late, at, Stream.concat(further, these).toList());
        }

        /** Before when a part was not due, whatever its day; empty where its day alone says. */
        Optional<Instant> since(int part) {
            return reopened.stream()
                    .filter(each -> each.through() >= part)
                    .map(Reopened::since)
                    .reduce((_, later) -> later);
        }
    }

    /**
     * Parts up to one, that had been paid when money was paid back: what is open of them again is due from then on at the earliest.
     *
     * @param through the last of them
     * @param since then
     */
    public record Reopened(int through, Instant since) {}

    /**
     * A payment.
     *
     * @param number from 1
     * @param lot that it opened, where it credited something
     * @param credited by it
     * @param fee that it paid
     * @param refunded of what it credited
     * @param charge that it paid; empty where it was handed in
     */
    public record PlanPayment(int number, LotId lot, long credited, long fee, long refunded, String charge) {
        PlanPayment refunding(long amount) {
            return new PlanPayment(number, lot, credited, fee, refunded + amount, charge);
        }

        PlanPayment renamed(Map<LotId, LotId> names) {
            return new PlanPayment(number, names.getOrDefault(lot, NO_LOT), credited, fee, refunded, charge);
        }

        PlanPayment uncharged() {
            return new PlanPayment(number, lot, credited, fee, refunded, "");
        }
    }

    /**
     * The same on its way to who is not asked for what others had of its bonus: what of that is not left, spent or run out, is kept as less
     * than nothing that had run out, so it is not missed there.
     */
    Progress leaving(long bonusLeft) {
        return with(new Vested(bonus.vested(), bonus.dropped(), bonusLeft - bonus.vested(), bonus.lots()));
    }

    /** The same, where its lots go by other names, and what is left of none is not known any more. */
    Progress renamed(Map<LotId, LotId> names) {
        List<LotId> known =
                bonus.lots().stream().filter(names::containsKey).map(names::get).toList();
        return new Progress(
                phase,
                money,
                new Vested(bonus.vested(), bonus.dropped(), bonus.runOut(), known),
                steps,
                payments.stream().map(payment -> payment.renamed(names)).toList());
    }

    Progress with(Plan.Phase other) {
        return new Progress(other, money, bonus, steps, payments);
    }

    Progress with(Paid other) {
        return new Progress(phase, other, bonus, steps, payments);
    }

    Progress with(Vested other) {
        return new Progress(phase, money, other, steps, payments);
    }

    Progress with(Steps other) {
        return new Progress(phase, money, bonus, other, payments);
    }

    Progress with(List<PlanPayment> others) {
        return new Progress(phase, money, bonus, steps, others);
    }
}
