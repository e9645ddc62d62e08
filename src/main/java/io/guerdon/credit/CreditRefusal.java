package io.guerdon.credit;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Refusal;
import io.guerdon.unit.MerchantId;
import java.util.Optional;

/** Why a limit is not set, and nothing repaid; in the order of the checks. */
public sealed interface CreditRefusal extends Refusal {
    /** The program has no such credit. */
    record CreditLineNotFound(String unit) implements CreditRefusal, NotFound {}

    /** Another merchant lends it than the caller acts for. */
    record CreditOfAnotherLender(String lender) implements CreditRefusal, Forbidden {
        /** Where a caller acts for one merchant only, and that is not the lender. */
        static Optional<Refusal> to(Actor caller, MerchantId lender) {
            return caller.merchant().isEmpty() || caller.merchant().equals(lender.value())
                    ? Optional.empty()
                    : Optional.of(new CreditOfAnotherLender(lender.value()));
        }
    }

    /** More than members are granted. */
    record CreditLimitTooHigh(long highest, long requested) implements CreditRefusal, Unprocessable {}

    /** The member was never granted any. */
    record CreditNotGranted(String unit) implements CreditRefusal, Conflict {}

    /** It is not blocked. */
    record CreditNotBlocked(String unit) implements CreditRefusal, Conflict {}

    /** Only who lends it takes what is repaid. */
    record MerchantIsNotTheLender(String lender, String merchant) implements CreditRefusal, Unprocessable {}

    /** More than is owed. */
    record RepaymentExceedsOwed(long owed, long requested) implements CreditRefusal, Conflict {}
}
