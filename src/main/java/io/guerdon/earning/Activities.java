package io.guerdon.earning;

import io.guerdon.earning.EarnRefusal.AtInTheFuture;
import io.guerdon.earning.EarnRefusal.MerchantDoesNotIssue;
import io.guerdon.earning.EarnRefusal.UnknownMerchant;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Clock;
import java.util.Optional;

/** Records activities: what they earn, and what waited for them to be spent. */
public final class Activities {
    private final Ledger ledger;
    private final Sources sources;
    private final Clock clock;

    /** Records activities in a ledger; programs among the sources tell what was in force when a late one happened. */
    public Activities(Ledger ledger, Sources sources, Clock clock) {
        this.ledger = ledger;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Records an activity, judged by the revision in force when it happened.
     *
     * @param current the revision in force now, which judges one that does not say when it happened
     */
    public Outcome report(Program current, ReportActivity command, Call call) {
        Program program = command.at()
                .flatMap(at -> sources.programs().inForce(current.id(), at))
                .orElse(current);
        ActivityDecision decision = new ActivityDecision(program, command, call, sources);
        return funded(program, command)
                .or(() -> inTime(command))
                .map(refusal -> ledger.refuse(decision.terms(), refusal))
                .orElseGet(() -> ledger.submit(decision));
    }

    /** What no merchant reports, the house funds. */
    private static Optional<Refusal> funded(Program program, ReportActivity command) {
        MerchantId merchant = command.till().merchant();
        if (merchant.equals(MerchantId.HOUSE) || program.issuesAt(merchant)) {
            return Optional.empty();
        }
        boolean known = program.merchant(merchant).isPresent();
        return Optional.of(known ? new MerchantDoesNotIssue(merchant.value()) : new UnknownMerchant(merchant.value()));
    }

    private Optional<Refusal> inTime(ReportActivity command) {
        return command.at()
                .filter(at -> at.isAfter(clock.instant().plus(Purchases.CLOCKS_DIFFER_BY)))
                .map(at -> new AtInTheFuture(at.toString()));
    }
}
