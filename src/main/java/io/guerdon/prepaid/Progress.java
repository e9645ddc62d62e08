package io.guerdon.prepaid;

import io.guerdon.ledger.LotId;
import java.time.Instant;
import java.util.List;

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
    public Progress {
        payments = List.copyOf(payments);
    }

    /** Of a plan that was agreed. */
    static Progress begun(Instant at) {
        return new Progress(
                Plan.Phase.RUNNING,
                new Paid(0, 0, 0, 0),
                new Vested(0, 0, List.of()),
                new Steps(0, 0, 0, at),
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
     * @param lots that were opened with it, the earliest first
     */
    public record Vested(long vested, long dropped, List<LotId> lots) {
        public Vested {
            lots = List.copyOf(lots);
        }
    }

    /**
     * What time has done.
     *
     * @param charges how many were opened
     * @param charged the last part whose charge was opened
     * @param late the last part that was late
     * @param since when it was agreed, or money was last paid back: nothing was due before
     */
    public record Steps(int charges, int charged, int late, Instant since) {}

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
