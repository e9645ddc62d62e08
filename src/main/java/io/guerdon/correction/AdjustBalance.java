package io.guerdon.correction;

import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Guards;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.util.List;

/**
 * Credits or debits a wallet by hand.
 *
 * @param wallet which
 * @param amount signed, not zero
 * @param reason why
 * @param causes what it puts right, under every name that this has: each is put right once only
 */
public record AdjustBalance(WalletId wallet, long amount, String reason, List<Cause> causes) {
    /**
     * Something that one adjustment puts right, and no other may again.
     *
     * @param ref its name in the program; the entry refers to it
     * @param refusalCode what a second adjustment is told
     */
    public record Cause(String ref, String refusalCode) {
        Claim claim(ProgramId program) {
            return new Claim(
                    "adjustment:" + program + ":" + ref,
                    refusalCode,
                    entry -> entry.draft().why().refs().contains(ref));
        }
    }

    /** For a reason that has no name. */
    public AdjustBalance(WalletId wallet, long amount, String reason) {
        this(wallet, amount, reason, List.of());
    }

    public AdjustBalance {
        causes = List.copyOf(causes);
        if (amount == 0 || amount > Guards.LARGEST_BALANCE || amount < -Guards.LARGEST_BALANCE) {
            throw new IllegalArgumentException("an adjustment changes something, within what a wallet may hold");
        }
        Reasons.require(reason);
    }
}
