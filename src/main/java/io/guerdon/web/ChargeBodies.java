package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.access.Role;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.payment.SettleCharge.Confirm;
import io.guerdon.payment.SettleCharge.Fail;
import io.guerdon.payment.SettleCharge.Refund;
import io.guerdon.payment.SettleCharge.WhenBarred;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said about charges. */
final class ChargeBodies {
    private ChargeBodies() {}

    /**
     * It was paid.
     *
     * @param reference under which whoever took the money knows it, never a card number; one payment pays one charge; no white space at its ends
     */
    record ChargeConfirmBody(String reference) {
        ChargeConfirmBody {
            reference = Fields.reference("reference", reference);
        }

        Confirm command(ArrangementId charge) {
            return new Confirm(charge, reference);
        }
    }

    /** Somebody tried to pay, in vain: why. */
    record ChargeFailBody(String reason) {
        ChargeFailBody {
            reason = new ReasonBody(reason).reason();
        }

        Fail command(ArrangementId charge) {
            return new Fail(charge, reason);
        }
    }

    /**
     * It was paid back.
     *
     * @param amount in minor units; all that is left of it where it is left out
     * @param reference of the payment back, each is told once; may be left out; no white space at its ends
     */
    record ChargeRefundBody(@Nullable Long amount, @Nullable String reference, String reason) {
        ChargeRefundBody {
            if (amount != null) {
                Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            }
            reference = Fields.optionalReference("reference", reference);
            reason = new ReasonBody(reason).reason();
        }

        /** Of what is blocked, only an operator pays back. */
        Refund command(Caller caller, ArrangementId charge) {
            boolean trusted = caller.role() == Role.OPERATOR || caller.role() == Role.ADMIN;
            return new Refund(
                    charge,
                    Optional.ofNullable(amount),
                    reference == null ? "" : reference,
                    reason,
                    trusted ? WhenBarred.PAYS_BACK : WhenBarred.REFUSES);
        }
    }
}
