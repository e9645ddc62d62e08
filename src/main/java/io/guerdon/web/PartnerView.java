package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.program.ClearingTerms;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.publishing.Measure;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Millionths;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A partner and where it stands.
 *
 * @param partner its merchant id, or the house
 * @param terms what was agreed with it; the house has none
 * @param owes what it owes the others because of what it funded
 * @param owed what it is owed for what others funded
 * @param position what it is owed in all; negative where it owes
 */
record PartnerView(
        String partner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TermsView terms,
        Position owes,
        Position owed,
        Position position) {
    static PartnerView of(Program program, MerchantId partner, Tally totals) {
        String currency = program.place().currency();
        BigInteger owes = totals.amount(WalletId.CLEARING, Measure.OWES);
        BigInteger owed =
                totals.amount(WalletId.CLEARING, Measure.OWED).add(totals.amount(WalletId.CLEARING, Measure.KEPT));
        return new PartnerView(
                partner.value(),
                program.merchant(partner).map(TermsView::of).orElse(null),
                Position.of(owes, currency),
                Position.of(owed, currency),
                Position.of(owed.subtract(owes), currency));
    }

    /**
     * What was agreed.
     *
     * @param standing whether it takes part for now
     * @param unitCost what it owes for its points, where that is its own
     * @param paid what it is paid for points, before the fee; missing where it takes none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TermsView(
            String issuing,
            String standing,
            @Nullable RateView unitCost,
            @Nullable RateView paid,
            int feeBasisPoints,
            String breakage) {
        static TermsView of(Merchant merchant) {
            ClearingTerms terms = merchant.terms();
            return new TermsView(
                    merchant.issuing().name(),
                    merchant.standing().orElse(Merchant.Standing.ACTIVE).name(),
                    terms.unitCost().map(RateView::of).orElse(null),
                    merchant.paidForPoints().map(RateView::of).orElse(null),
                    terms.feeBasisPoints().orElse(0),
                    (terms.expiresToProgram() ? ClearingTerms.Breakage.PROGRAM : ClearingTerms.Breakage.ISSUER).name());
        }
    }

    /** So many minor units for so many points. */
    record RateView(long points, long minor) {
        static RateView of(RedeemRate rate) {
            return new RateView(rate.points(), rate.minor());
        }
    }

    /**
     * An amount between partners.
     *
     * @param amount rounded to whole minor units
     * @param millionths exactly, in millionths of a minor unit
     */
    record Position(BigInteger amount, String currency, BigInteger millionths) {
        static Position of(BigInteger millionths, String currency) {
            return new Position(Millionths.rounded(millionths), currency, millionths);
        }
    }
}
