package io.guerdon.payment;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Workings;
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

    /** The money is there; the charge has ended. It posts the money and says what this is from now on. */
    void confirmed(Payment payment);

    /** An attempt to pay has failed; the charge is still open, with one attempt more. It may withdraw it by ending it. */
    void failed(Payment payment);

    /** Why so much of a charge that was paid cannot be paid back; empty where it can. */
    Optional<Refusal> mayNotRefund(AccountState state, ArrangementId id, Charge charge, long amount);

    /** So much of a charge that was paid is paid back. It posts that and says what this is from now on; it may be over already. */
    void refunded(Payment payment, long amount);
}
