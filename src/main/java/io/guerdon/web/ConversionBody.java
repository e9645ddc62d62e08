package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.conversion.ConvertPoints;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.Points;

/**
 * A partner's own currency to be converted.
 *
 * @param merchant whose currency it is
 * @param partnerCurrency its name in the settings
 * @param direction whether units of it become points, or points become units of it
 * @param amount what the member gives, in whole steps: units on the way in, points on the way out
 * @param reference the partner's number for it; each has one conversion, whichever way; no white space at its ends
 */
record ConversionBody(String merchant, String partnerCurrency, Way direction, Long amount, String reference) {
    ConversionBody {
        merchant = Fields.name("merchant", merchant);
        partnerCurrency = Fields.name("partnerCurrency", partnerCurrency);
        Fields.required("direction", direction);
        Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
        reference = Fields.reference("reference", reference);
    }

    /** Which way. */
    enum Way {
        in,
        out;

        Direction means() {
            return this == in ? Direction.IN : Direction.OUT;
        }

        static Way of(Direction direction) {
            return direction == Direction.IN ? in : out;
        }
    }

    /** Refuses another merchant than the caller's own. */
    ConvertPoints command(Caller caller) {
        Callers.checkMerchant(caller, merchant);
        return new ConvertPoints(
                new MerchantId(merchant),
                new PartnerCurrencyId(partnerCurrency),
                direction.means(),
                new Points(amount),
                reference);
    }
}
