package io.guerdon.earning;

import io.guerdon.earning.EarnRefusal.AtInTheFuture;
import io.guerdon.earning.EarnRefusal.MerchantDoesNotIssue;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.EarnRefusal.UnknownMerchant;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.util.Optional;

/** Records activities: what they earn, and what waited for them to be spent. */
public final class Activities {
    private final Ledger ledger;
    private final Sources sources;
    private final ProgramTime time;

    /** Records activities in a ledger; programs among the sources tell what was in force when a late one happened. */
    public Activities(Ledger ledger, Sources sources, ProgramTime time) {
        this.ledger = ledger;
        this.sources = sources;
        this.time = time;
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
        return sources.budgets().hold(hand -> {
            ActivityDecision decision = new ActivityDecision(program, command, call, sources, hand);
            return funded(program, command)
                    .or(() -> command.till().unlisted(program, current))
                    .or(() -> MerchantSuspended.at(current, command.till().merchant()))
                    .or(() -> inTime(program, command))
                    .map(refusal -> ledger.refuse(decision.terms(), refusal))
                    .orElseGet(() -> ledger.submit(decision));
        });
    }

    /** What no merchant reports, the house funds; nobody has to fund what earns nothing. */
    private static Optional<Refusal> funded(Program program, ReportActivity command) {
        MerchantId merchant = command.till().merchant();
        if (merchant.equals(MerchantId.HOUSE) || program.issuesAt(merchant)) {
            return Optional.empty();
        }
        if (program.merchant(merchant).isEmpty()) {
            return Optional.of(new UnknownMerchant(merchant.value()));
        }
        return MerchantSuspended.at(program, merchant)
                .or(() -> RuleBook.on(command.type(), program).map(_ -> new MerchantDoesNotIssue(merchant.value())));
    }

    private Optional<Refusal> inTime(Program program, ReportActivity command) {
        return command.at()
                .filter(at -> at.isAfter(time.now(program.id()).plus(Purchases.CLOCKS_DIFFER_BY)))
                .map(at -> new AtInTheFuture(at.toString()));
    }
}
