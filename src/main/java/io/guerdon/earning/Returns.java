package io.guerdon.earning;

import io.guerdon.budget.Budgets;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Programs;

/** Takes goods back. */
public final class Returns {
    private final Ledger ledger;
    private final PurchaseFinder finder;
    private final Budgets budgets;

    /** Records returns in a ledger; claims lead from receipts to purchases, programs to the rules of their day. */
    public Returns(Ledger ledger, Claims claims, Programs programs, Budgets budgets) {
        this.ledger = ledger;
        this.budgets = budgets;
        this.finder = new PurchaseFinder(claims, programs);
    }

    /** Records a return, in as many parts as goods come back. */
    public Outcome record(ReturnGoods command, Call call) {
        return budgets.hold(hand -> ledger.submit(new ReturnDecision(command, call, finder, hand)));
    }
}
