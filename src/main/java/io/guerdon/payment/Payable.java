package io.guerdon.payment;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Workings;
import io.guerdon.payment.SettleCharge.WhenBarred;
import java.time.Instant;
import java.util.Optional;

/** An arrangement that is paid for by charges. All of it is pure; it says what follows by applying movements to the workings. */
public interface Payable extends Arrangement {
    /**
     * What became of a charge, in the making.
     *
     * @param payee the arrangement's own name
     * @param id the charge's
     * @param charge as it was
     * @param workings the entry so far
     * @param now when
     */
    record Payment(ArrangementId payee, ArrangementId id, Charge charge, Workings workings, Instant now) {}

    /**
     * The money is there; the charge has ended. It posts the money and says what this is from now on. Of a merchant that is suspended it is taken
     * too, for it has been paid; but nothing else is, and nothing asked for.
     */
    void confirmed(Payment payment, Suspended suspended);

    /** An attempt to pay has failed; the charge is still open, with one attempt more. It may withdraw it by ending it. */
    void failed(Payment payment);

    /**
     * What is to be paid back of a charge.
     *
     * @param id the charge's
     * @param charge as it was paid
     * @param amount in minor units
     * @param whenBarred whether it may be where what it takes is blocked
     * @param expired what {@link #expired} said
     */
    record Refunding(ArrangementId id, Charge charge, long amount, WhenBarred whenBarred, long expired) {}

    /** What of that which it gave ran out unspent, as its history tells; asked before it is decided whether something is paid back. */
    default long expired(History history, AccountState state) {
        return 0;
    }

    /** Why the money of a charge cannot be taken any more; empty where it can. */
    default Optional<Refusal> mayNotConfirm(AccountState state, Charge charge, Instant now) {
        return Optional.empty();
    }

    /** Why so much of a charge that was paid cannot be paid back; empty where it can. */
    Optional<Refusal> mayNotRefund(AccountState state, Refunding refunding);

    /**
     * So much of a charge that was paid is paid back. It posts that and says what this is from now on; it may be over already. A merchant that is
     * suspended asks for nothing instead.
     */
    void refunded(Payment payment, Refunding refunding, Suspended suspended);
}
