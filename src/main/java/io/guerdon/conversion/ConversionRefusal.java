package io.guerdon.conversion;

import io.guerdon.ledger.Refusal;

/** Why nothing is converted; in the order of the checks. */
public sealed interface ConversionRefusal extends Refusal {
    /** The merchant keeps no such currency that the program converts. */
    record UnknownPartnerCurrency(String merchant, String partnerCurrency)
            implements ConversionRefusal, Unprocessable {}

    /** It is not converted in this direction. */
    record ConversionNotOffered(String partnerCurrency, String direction) implements ConversionRefusal, Unprocessable {}

    /** Only whole steps are converted: nothing is rounded. */
    record ConversionNotWholeSteps(long step, long requested) implements ConversionRefusal, Unprocessable {}

    /** So much is not converted at once. */
    record ConversionAmountNotAllowed(long least, long most, long requested)
            implements ConversionRefusal, Unprocessable {}

    /** The program's points could not be spent any more: their time is over. */
    record ConversionValidityOver(String endedAt) implements ConversionRefusal, Conflict {}

    /** The member would have converted more in the period than may be. */
    record ConversionLimitReached(String period, long most, long converted, long requested)
            implements ConversionRefusal, Conflict {}

    /** Not enough points are available. */
    record InsufficientPoints(long available, long requested) implements ConversionRefusal, Conflict {}
}
