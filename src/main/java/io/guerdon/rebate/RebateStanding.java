package io.guerdon.rebate;

import io.guerdon.ledger.Agreement;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.RebateTerms;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.VolumeSteps.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where a member stands with a rebate.
 *
 * @param rebate which
 * @param agreement that the member was signed up; empty where all members have it
 * @param current the period that lasts; empty where the member does not have the rebate now
 * @param earlier periods that are over and not closed, the latest first
 * @param settlements everything that was ever settled, the latest first
 */
public record RebateStanding(
        RebateId rebate,
        Optional<Agreement> agreement,
        Optional<Period> current,
        List<Period> earlier,
        List<Settlement> settlements) {
    public RebateStanding {
        earlier = List.copyOf(earlier);
        settlements = List.copyOf(settlements);
    }

    /**
     * A period.
     *
     * @param name for example {@code 2026-Q4}
     * @param first day that counts
     * @param last day that counts
     * @param terms what was agreed
     * @param volume what counts so far
     * @param settled what it came to when it was last settled
     */
    public record Period(String name, LocalDate first, LocalDate last, RebateTerms terms, long volume, long settled) {
        /** What the volume comes to. */
        public long accrued() {
            return terms.steps().of(volume);
        }

        /** The step that is reached. */
        public Optional<Step> step() {
            return terms.steps().reached(volume);
        }

        /** The next one. */
        public Optional<Step> next() {
            return terms.steps().next(volume);
        }
    }

    /**
     * An entry that settled a period.
     *
     * @param volume it was settled at
     * @param amount what it came to more than was settled before, or less
     */
    public record Settlement(EntryId entry, String period, long volume, long amount, Instant at) {}
}
