package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.budget.Budgets;
import io.guerdon.program.ClearingTerms;
import io.guerdon.program.IssuingCap;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.program.RuleGroup;
import io.guerdon.program.Store;
import io.guerdon.program.Stores;
import io.guerdon.publishing.Measure;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Millionths;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.TerminalId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner and where it stands.
 *
 * @param partner its merchant id, or the house
 * @param terms what was agreed with it; the house has none
 * @param owes what it owes the others because of what it funded
 * @param owed what it is owed for what others funded
 * @param position what it is owed in all; negative where it owes
 * @param packs points it has bought in advance; left out where it has bought none and may issue others, and in lists
 * @param stores its stores; left out where it lists none, and in lists of partners
 */
record PartnerView(
        String partner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TermsView terms,
        Position owes,
        Position owed,
        Position position,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PacksView packs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StoreView> stores) {
    static PartnerView of(
            Program program, MerchantId partner, Tally totals, List<CapView> caps, @Nullable PacksView packs) {
        String currency = program.place().currency();
        BigInteger owes = totals.amount(WalletId.CLEARING, Measure.OWES);
        BigInteger owed =
                totals.amount(WalletId.CLEARING, Measure.OWED).add(totals.amount(WalletId.CLEARING, Measure.KEPT));
        return new PartnerView(
                partner.value(),
                program.merchant(partner)
                        .map(merchant -> TermsView.of(merchant, caps))
                        .orElse(null),
                Position.of(owes, currency),
                Position.of(owed, currency),
                Position.of(owed.subtract(owes), currency),
                packs,
                List.of());
    }

    /** With the stores that its merchant lists. */
    PartnerView with(Stores listed) {
        return new PartnerView(
                partner,
                terms,
                owes,
                owed,
                position,
                packs,
                listed.list().stream().map(StoreView::of).toList());
    }

    /**
     * A store of a merchant.
     *
     * @param name for people; left out where it has none
     * @param terminals its tills; left out where it may have any
     */
    record StoreView(
            String store,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> terminals) {
        static StoreView of(Store store) {
            return new StoreView(
                    store.store().value(),
                    store.name().orElse(null),
                    store.terminals().stream().map(TerminalId::value).toList());
        }
    }

    /**
     * What was agreed.
     *
     * @param standing whether it takes part for now
     * @param unitCost what it owes for its points, where that is its own
     * @param paid what it is paid for points, before the fee; missing where it takes none
     * @param mostIssued how many points it issues at most; missing where there is no cap
     * @param onlyBought what becomes of points it has not bought; missing where it issues them too
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TermsView(
            String issuing,
            String standing,
            @Nullable RateView unitCost,
            @Nullable RateView paid,
            int feeBasisPoints,
            String breakage,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CapView> mostIssued,
            RuleGroup.@Nullable Overflow onlyBought) {
        static TermsView of(Merchant merchant, List<CapView> caps) {
            ClearingTerms terms = merchant.terms();
            return new TermsView(
                    merchant.issuing().name(),
                    merchant.standing().orElse(Merchant.Standing.ACTIVE).name(),
                    terms.unitCost().map(RateView::of).orElse(null),
                    merchant.paidForPoints().map(RateView::of).orElse(null),
                    terms.feeBasisPoints().orElse(0),
                    (terms.expiresToProgram() ? ClearingTerms.Breakage.PROGRAM : ClearingTerms.Breakage.ISSUER).name(),
                    caps,
                    merchant.onlyBought().orElse(null));
        }
    }

    /**
     * How many points it issues at most, and what has become of them where one partner is asked for.
     *
     * @param period the one that is now; left out where it is for all time
     * @param issued in it, and not taken back
     * @param promised by quotes that are open
     * @param left what can still be issued
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CapView(
            RuleGroup.Per per,
            @Nullable String period,
            long points,
            RuleGroup.Overflow overflow,
            @Nullable Long issued,
            @Nullable Long promised,
            @Nullable Long left) {
        static CapView of(IssuingCap cap) {
            return new CapView(cap.per(), null, cap.points(), cap.overflow(), null, null, null);
        }

        static CapView of(IssuingCap cap, String period, Budgets.Left left) {
            String named = cap.per() == RuleGroup.Per.EVER ? null : period;
            return new CapView(
                    cap.per(), named, cap.points(), cap.overflow(), left.given(), left.promised(), left.left());
        }
    }

    /**
     * Points that a partner has bought in advance.
     *
     * @param bought in all
     * @param issued of them, and not taken back; missing where it issues others too, since then nobody counts which
     * @param promised by quotes that are open
     * @param left what can still be issued
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PacksView(
            long bought,
            @Nullable Long issued,
            @Nullable Long promised,
            @Nullable Long left) {
        static PacksView of(long bought) {
            return new PacksView(bought, null, null, null);
        }

        static PacksView of(long bought, Budgets.Left left) {
            return new PacksView(bought, left.given(), left.promised(), left.left());
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
