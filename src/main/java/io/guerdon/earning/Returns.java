package io.guerdon.earning;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Programs;

/** Takes goods back. */
public final class Returns {
    private final Ledger ledger;
    private final PurchaseFinder finder;

    /** Records returns in a ledger; claims lead from receipts to purchases, programs to the rules of their day. */
    public Returns(Ledger ledger, Claims claims, Programs programs) {
        this.ledger = ledger;
        this.finder = new PurchaseFinder(claims, programs);
    }

    /** Records a return, in as many parts as goods come back. */
    public Outcome record(ReturnGoods command, Call call) {
        return ledger.submit(new ReturnDecision(command, call, finder));
    }
}
