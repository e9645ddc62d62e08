package io.guerdon.credit;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.UnitCost;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a member may owe. The limit is one lot of the wallet, which spending draws and repaying fills again; what is owed is what is missing
 * from it. Amounts are in minor units.
 *
 * @param wallet where the lot is
 * @param lot opened when it was granted
 * @param lender who lends it, and is repaid
 * @param limit most that may be owed; nothing where no more is lent
 * @param warnsAtBasisPoints from which share of the limit on the member is warned, in ten-thousandths; as agreed with the limit
 * @param told what was told of it last
 */
public record CreditLine(
        WalletId wallet, LotId lot, MerchantId lender, long limit, int warnsAtBasisPoints, CreditMark told)
        implements Arrangement {
    private static final UnitCost ITSELF = new UnitCost(1, 1);
    private static final long WHOLE = 10_000;

    public CreditLine {
        if (limit < 0 || warnsAtBasisPoints < 1 || warnsAtBasisPoints > WHOLE) {
            throw new IllegalArgumentException("a line of credit has a limit and a share of it");
        }
    }

    /** How a member's line is named: by its wallet, so that there is never a second. */
    public static ArrangementId id(ChainId chain, WalletId wallet) {
        return new ArrangementId("crd_" + chain.owner().name() + "-" + wallet);
    }

    /** A member's line in a wallet; empty where none was granted. */
    static Optional<CreditLine> of(AccountState state, WalletId wallet) {
        return state.arrangement(id(state.chain(), wallet), CreditLine.class);
    }

    /** On which terms the lot of a lender is. */
    static LotTerms terms(MerchantId lender) {
        return new LotTerms(lender, ITSELF, LotTerms.NEVER);
    }

    Book book() {
        return Book.credit(lender);
    }

    CreditLine agreed(long newLimit, int newShare) {
        return new CreditLine(wallet, lot, lender, newLimit, newShare, told);
    }

    CreditLine telling(CreditMark mark) {
        return new CreditLine(wallet, lot, lender, limit, warnsAtBasisPoints, mark);
    }

    /** How far it is used; what is put aside for a payment in progress counts. */
    CreditLevel level(CreditFigures figures) {
        long used = limit - figures.free();
        if (used <= 0) {
            return CreditLevel.CLEAR;
        }
        if (figures.free() <= 0) {
            return CreditLevel.REACHED;
        }
        long share = Math.multiplyExact(limit, (long) warnsAtBasisPoints);
        return Math.multiplyExact(used, WHOLE) >= share ? CreditLevel.WARNED : CreditLevel.CLEAR;
    }

    /** Time does nothing to it by itself. */
    @Override
    public Instant dueAt(AccountStatus status) {
        return Instant.MAX;
    }

    @Override
    public Draft due(ArrangementId id, AccountState state, Instant at, Suspended suspended) {
        throw new BrokenInvariant("credit " + id + " is never due by itself");
    }
}
