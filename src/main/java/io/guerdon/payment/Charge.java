package io.guerdon.payment;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Suspended;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import java.time.Instant;

/**
 * Money that a member is to pay outside for an arrangement, and has not. It is open as long as it is in the state; when it is paid or
 * not wanted any more it ends. There is one for each thing that is to be paid, because it is named by that: {@link ArrangementId#part}.
 *
 * @param payee what it is for
 * @param purpose which part of that, for example a period
 * @param amount more than none
 * @param merchant who takes it
 * @param dueAt by when it should be paid; what happens otherwise is for the payee to say
 * @param attempts to pay it that have failed
 */
public record Charge(
        ArrangementId payee, String purpose, Money amount, MerchantId merchant, Instant dueAt, int attempts)
        implements Arrangement {
    /** What names of charges begin with. */
    public static final String KIND = "chg";

    public Charge {
        if (amount.minor() < 1 || purpose.isBlank() || attempts < 0) {
            throw new IllegalArgumentException("a charge is for something");
        }
    }

    /** One that nobody has tried to pay. */
    public static Charge of(ArrangementId payee, String purpose, Money amount, MerchantId merchant, Instant dueAt) {
        return new Charge(payee, purpose, amount, merchant, dueAt, 0);
    }

    /** Whether something is named as charges are. */
    public static boolean isCharge(ArrangementId id) {
        return id.value().startsWith(KIND + "_");
    }

    /** In what unit money is posted that passes between counterparties, for example {@code money.cny}. */
    public static WalletId unit(String currency) {
        return WalletId.money(currency);
    }

    Charge tried() {
        return new Charge(payee, purpose, amount, merchant, dueAt, attempts + 1);
    }

    /** Time does nothing to a charge by itself. */
    @Override
    public Instant dueAt(AccountStatus status) {
        return Instant.MAX;
    }

    @Override
    public Draft due(ArrangementId id, AccountState state, Instant at, Suspended suspended) {
        throw new BrokenInvariant("charge " + id + " is never due by itself");
    }
}
