package io.guerdon.settlement;

import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Programs;
import io.guerdon.program.Revisions;
import io.guerdon.publishing.Intake;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.settlement.Counting.Reach;
import io.guerdon.settlement.SettlementRefusal.EntriesOnTheirWay;
import io.guerdon.settlement.SettlementRefusal.PositionsDoNotBalance;
import io.guerdon.settlement.SettlementRefusal.SettlementOutOfOrder;
import io.guerdon.settlement.SettlementRefusal.SettlementPeriodOpen;
import io.guerdon.unit.MerchantId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Closes periods. All partners of a program are settled by inserting one document, so what they owe and are owed is of the same entries and comes
 * to nothing in sum; that the number is free decides between processes.
 */
public final class Settlements {
    /** Whatever was being written when a period ended has been written by then, or never is. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int ATTEMPTS = 100;
    private static final long RETRY_AFTER_SECONDS = 2;

    private final Stores stores;
    private final Intake intake;
    private final ProgramTime time;

    /** What settlements stand on. */
    public record Stores(SettlementStore settlements, PartnerJournal partners, Programs programs) {}

    /** Settles by partners' streams, once they have taken everything in. */
    public Settlements(Stores stores, Intake intake, ProgramTime time) {
        this.stores = stores;
        this.intake = intake;
        this.time = time;
    }

    /** What became of closing a period. */
    public sealed interface Outcome {
        /** It is closed. */
        record Closed(Settlement settlement) implements Outcome {}

        /** It was closed before, by whomever. */
        record Repeated(Settlement settlement) implements Outcome {}

        /** It is not. */
        record Refused(Refusal refusal) implements Outcome {}
    }

    /** Closes a period, once; everything recorded in it must be in the partners' streams. */
    public Outcome close(ClosePeriod command) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Outcome> outcome =
                    before(command).or(() -> refusal(command)).or(() -> attempt(command));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new Overloaded("too many others close periods");
    }

    private Optional<Outcome> before(ClosePeriod command) {
        Optional<Settlement> sameRequest = stores.settlements.madeBy(command.program(), command.request());
        if (sameRequest
                .filter(made -> !made.period().name().equals(command.period()))
                .isPresent()) {
            return refused(new IdempotencyKeyReused(List.of("period")));
        }
        return sameRequest
                .or(() -> stores.settlements.of(command.program(), command.period()))
                .map(Outcome.Repeated::new);
    }

    /** Whoever was overtaken finds another period to be the next, and is not refused for that. */
    private Optional<Outcome> refusal(ClosePeriod command) {
        return refusalOfNext(command).map(refused -> before(command).orElse(refused));
    }

    private Optional<Outcome> refusalOfNext(ClosePeriod command) {
        Period next = next(command);
        Instant closesFrom = next.end().plus(PATIENCE);
        if (!next.name().equals(command.period())) {
            return refused(new SettlementOutOfOrder(command.period(), next.name()));
        }
        if (time.now(command.program()).isBefore(closesFrom)) {
            return refused(new SettlementPeriodOpen(command.period(), closesFrom.toString()));
        }
        return intake.isComplete(command.program(), next.end())
                ? Optional.empty()
                : refused(new EntriesOnTheirWay(command.period(), RETRY_AFTER_SECONDS));
    }

    private Period next(ClosePeriod command) {
        Revisions revisions = stores.programs.find(command.program()).orElseThrow();
        return new OpenPeriods(stores, command.program(), revisions).next(time.now(command.program()));
    }

    /** Empty where somebody else has closed one meanwhile. */
    private Optional<Outcome> attempt(ClosePeriod command) {
        Optional<Settlement> latest = stores.settlements.latest(command.program());
        Period period = next(command);
        if (!period.name().equals(command.period())) {
            return Optional.empty();
        }
        List<Position> positions = positions(command, period, latest);
        BigInteger sum = Clearing.sum(positions);
        if (sum.signum() != 0) {
            return refused(new PositionsDoNotBalance(command.period(), sum));
        }
        var closing = new Settlement.Closing(time.now(command.program()), command.by(), command.request());
        int number = latest.map(Settlement::number).orElse(0) + 1;
        Settlement settlement = new Settlement(command.program(), number, period, closing, positions);
        return stores.settlements.add(settlement) ? Optional.of(new Outcome.Closed(settlement)) : Optional.empty();
    }

    /** All of the streams is looked at: an entry may have come to them long after others that were recorded later. */
    private List<Position> positions(ClosePeriod command, Period period, Optional<Settlement> latest) {
        Revisions revisions = stores.programs.find(command.program()).orElseThrow();
        Set<MerchantId> everybody = Counting.everybody(revisions, latest);
        List<Position> before = latest.map(Settlement::positions).orElse(List.of());
        return new Counting(command.program(), stores.partners).positions(everybody, period, before, Reach.WHOLE);
    }

    private static Optional<Outcome> refused(Refusal refusal) {
        return Optional.of(new Outcome.Refused(refusal));
    }
}
