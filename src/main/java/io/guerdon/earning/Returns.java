package io.guerdon.earning;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;

/** Takes goods back. */
public final class Returns {
    private final Ledger ledger;
    private final Claims claims;

    /** Records returns in a ledger; claims lead from receipts to purchases. */
    public Returns(Ledger ledger, Claims claims) {
        this.ledger = ledger;
        this.claims = claims;
    }

    /** Records a return, in as many parts as goods come back. */
    public Outcome record(Program program, ReturnGoods command, Call call) {
        return ledger.submit(new ReturnDecision(program, command, call, new PurchaseFinder(program, claims)));
    }
}
