package io.guerdon.correction;

import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Guards;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/**
 * Credits or debits a wallet by hand.
 *
 * @param wallet which
 * @param amount signed, not zero
 * @param reason why
 * @param merchant in whose name: it funds what is credited, and what is taken is its own first; empty where it is in nobody's, and the program
 *     funds what is credited
 * @param causes what it puts right, under every name that this has: each is put right once only
 */
public record AdjustBalance(
        WalletId wallet, long amount, String reason, Optional<MerchantId> merchant, List<Cause> causes) {
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

    /** For a reason that has no name, in nobody's. */
    public AdjustBalance(WalletId wallet, long amount, String reason) {
        this(wallet, amount, reason, Optional.empty(), List.of());
    }

    /** The same, in a merchant's name. */
    public AdjustBalance of(MerchantId issuer) {
        return new AdjustBalance(wallet, amount, reason, Optional.of(issuer), causes);
    }

    /** The same because of something. */
    public AdjustBalance because(String why, List<Cause> named) {
        return new AdjustBalance(wallet, amount, why, merchant, named);
    }

    public AdjustBalance {
        causes = List.copyOf(causes);
        if (amount == 0 || amount > Guards.LARGEST_BALANCE || amount < -Guards.LARGEST_BALANCE) {
            throw new IllegalArgumentException("an adjustment changes something, within what a wallet may hold");
        }
        Reasons.require(reason);
    }
}
