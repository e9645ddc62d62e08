package io.guerdon.earning;

import io.guerdon.earning.EarnRefusal.AtInTheFuture;
import io.guerdon.earning.EarnRefusal.CurrencyMismatch;
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
import java.time.Duration;
import java.util.Optional;

/** Records purchases. */
public final class Purchases {
    /** How far a till's clock may be ahead of ours. */
    public static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

    private final Ledger ledger;
    private final Sources sources;
    private final ProgramTime time;

    /** Records purchases in a ledger; programs among the sources tell what was in force when a late sale happened. */
    public Purchases(Ledger ledger, Sources sources, ProgramTime time) {
        this.ledger = ledger;
        this.sources = sources;
        this.time = time;
    }

    /**
     * Records a sale; the same receipt of a merchant earns once, whatever the key. It is judged by the revision in force when
     * it happened; but whoever is suspended now does not tell of sales before that either.
     *
     * @param current the revision in force now, which judges a sale that does not say when it happened
     */
    public Outcome record(Program current, RecordPurchase command, Call call) {
        Program program = command.at()
                .flatMap(at -> sources.programs().inForce(current.id(), at))
                .orElse(current);
        return sources.budgets().hold(hand -> {
            PurchaseDecision decision = new PurchaseDecision(program, command, call, sources, hand);
            return knows(program, command)
                    .or(() -> command.till().unlisted(program, current))
                    .or(() -> MerchantSuspended.at(current, command.till().merchant()))
                    .or(() -> mayIssue(program, command))
                    .or(() -> fits(program, command))
                    .map(refusal -> ledger.refuse(decision.terms(), refusal))
                    .orElseGet(() -> ledger.submit(decision));
        });
    }

    /** What can be said without looking at the account, wherever the goods are bought, so that nothing is claimed in vain. */
    public Optional<Refusal> check(Program program, RecordPurchase command) {
        return knows(program, command)
                .or(() -> command.till().unlisted(program))
                .or(() -> fits(program, command));
    }

    private static Optional<Refusal> knows(Program program, RecordPurchase command) {
        MerchantId merchant = command.till().merchant();
        return program.merchant(merchant).isPresent()
                ? MerchantSuspended.at(program, merchant)
                : Optional.of(new UnknownMerchant(merchant.value()));
    }

    private static Optional<Refusal> mayIssue(Program program, RecordPurchase command) {
        MerchantId merchant = command.till().merchant();
        return program.issuesAt(merchant) ? Optional.empty() : Optional.of(new MerchantDoesNotIssue(merchant.value()));
    }

    private Optional<Refusal> fits(Program program, RecordPurchase command) {
        String currency = program.place().currency();
        if (!command.currency().equals(currency)) {
            return Optional.of(new CurrencyMismatch(command.currency(), currency));
        }
        return command.at()
                .filter(at -> at.isAfter(time.now(program.id()).plus(CLOCKS_DIFFER_BY)))
                .map(at -> new AtInTheFuture(at.toString()));
    }
}
