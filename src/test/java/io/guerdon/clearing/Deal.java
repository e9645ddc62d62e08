package io.guerdon.clearing;

import io.guerdon.program.Catalogue;
import io.guerdon.program.ClearingTerms;
import io.guerdon.program.ClearingTerms.Breakage;
import io.guerdon.program.ConversionTerms;
import io.guerdon.program.EarnBasis;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Merchant;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PartnerCurrency;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RoundUp;
import io.guerdon.program.SpendPolicy;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.Rounding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a merchant of a test agrees to, in thousandths of a minor unit for a point.
 *
 * @param cost it owes
 * @param paid it is paid, before the fee
 * @param fee in basis points
 * @param breakage who gains by what expires
 */
record Deal(int cost, int paid, int fee, Breakage breakage) {
    private static final ProgramId PROGRAM = new ProgramId("mall");
    private static final Optional<ConversionTerms> CONVERSION =
            Optional.of(new ConversionTerms(2, 3, 1, 1_000, Optional.empty()));

    /** What it owes for a point, in minor units. */
    BigDecimal owes() {
        return new BigDecimal(cost).movePointLeft(3);
    }

    /** What it is paid for a point, in minor units. */
    BigDecimal isPaid() {
        return less(new BigDecimal(paid).movePointLeft(3));
    }

    /** What the program keeps of that for a point, in minor units. */
    BigDecimal fees() {
        return new BigDecimal(paid)
                .movePointLeft(3)
                .multiply(new BigDecimal(fee))
                .movePointLeft(4);
    }

    /** A rate less the fee. */
    BigDecimal less(BigDecimal rate) {
        return rate.multiply(new BigDecimal(10_000 - fee)).movePointLeft(4);
    }

    private Merchant merchant(String name) {
        ClearingTerms terms = new ClearingTerms(
                Optional.of(new RedeemRate(1_000, cost)),
                Optional.of(new RedeemRate(1_000, paid)),
                Optional.of(fee),
                Optional.of(breakage));
        return new Merchant(
                new MerchantId(name),
                Merchant.Issuing.ISSUES,
                Optional.of(new RedeemRate(1, 1)),
                Optional.empty(),
                Optional.of(terms));
    }

    /** A program in which each piece that costs 1 earns 1, between these. */
    static Program program(int revision, Map<String, Deal> deals) {
        EarnPolicy earning =
                new EarnPolicy(new EarnRate(1, 1, Rounding.DOWN), EarnBasis.PURCHASE, Set.of("points"), 1, 1);
        LotPolicy lots = new LotPolicy(
                new ExpiryPolicy.AfterPeriod(Period.ofDays(60), RoundUp.NONE),
                new PendingPolicy.AtOnce(),
                OwedPolicy.OWE,
                Period.ofDays(10));
        List<Merchant> merchants = new TreeMap<>(deals)
                .entrySet().stream()
                        .map(deal -> deal.getValue().merchant(deal.getKey()))
                        .toList();
        return new Program(
                PROGRAM,
                revision,
                new Program.Place(ZoneId.of("UTC"), "CNY"),
                new Program.Policies(earning, lots, new SpendPolicy(1, Duration.ofDays(7), 1_000_000)),
                merchants,
                catalogue(deals.keySet()));
    }

    /** Of the currency that a merchant keeps itself, which has its name, 2 are 3 points and 3 points are 2. */
    private static Catalogue catalogue(Set<String> merchants) {
        List<PartnerCurrency> currencies = merchants.stream()
                .sorted()
                .map(merchant -> new PartnerCurrency(
                        new PartnerCurrencyId(merchant),
                        new MerchantId(merchant),
                        CONVERSION,
                        CONVERSION,
                        Optional.empty()))
                .toList();
        return new Catalogue(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                currencies);
    }
}
