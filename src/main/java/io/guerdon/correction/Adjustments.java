package io.guerdon.correction;

import io.guerdon.correction.AdjustBalance.Cause;
import io.guerdon.correction.CorrectionRefusal.UnitNotAdjustable;
import io.guerdon.correction.CorrectionRefusal.UnknownUnit;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.LedgerRefusal.ClaimTaken;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;
import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;

/** Adjusts balances by hand. */
public final class Adjustments {
    private final Ledger ledger;

    /** Adjusts in a ledger. */
    public Adjustments(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Adjusts at once, or asks for a second operator where the amount is above the program's limit. */
    public Outcome adjust(Program program, AdjustBalance command, Call call) {
        AdjustmentDecision decision = new AdjustmentDecision(program, command, call);
        if (program.catalogue().creditLine(command.wallet()).isPresent()) {
            return ledger.refuse(
                    decision.terms(), new UnitNotAdjustable(command.wallet().value()));
        }
        // Coupons are given and voided one by one, within their limits.
        boolean adjustable = program.catalogue().coupon(command.wallet()).isEmpty();
        return adjustable && program.lots(command.wallet()).isPresent()
                ? ledger.submit(decision)
                : ledger.refuse(
                        decision.terms(), new UnknownUnit(command.wallet().value()));
    }

    /** Makes an adjustment another operator asked for; {@code request} is the seq of the entry that asked. */
    public Outcome approve(Program program, long request, Call call) {
        return ledger.submit(new ApprovalDecision(program, request, call));
    }

    /** The adjustment that has put right what has one of these names, where one has. */
    public Optional<Entry> made(ProgramId program, List<Cause> causes) {
        return ledger.taken(causes.stream().map(cause -> cause.claim(program)).toList())
                .map(ClaimTaken::holder);
    }
}
