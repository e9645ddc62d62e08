package io.guerdon.conversion;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.CalendarPeriod;
import io.guerdon.program.Catalogue;
import io.guerdon.program.ClearingTerms;
import io.guerdon.program.ConversionTerms;
import io.guerdon.program.ConversionTerms.PerMember;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Merchant;
import io.guerdon.program.PartnerCurrency;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.program.Program;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.Points;
import io.guerdon.unit.RedeemRate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Two partners with currencies of their own. 100 beans of the café are 40 points, and 50 points are 100 beans; 3 miles of the air line are 7 points, and 10
 * points are 2 miles, of which a member converts 60 in and 300 points out a month.
 */
final class Coalition {
    static final MerchantId CAFE = new MerchantId("cafe");
    static final MerchantId AIR = new MerchantId("air");
    static final PartnerCurrency BEANS = new PartnerCurrency(
            new PartnerCurrencyId("beans"),
            CAFE,
            Optional.of(new ConversionTerms(100, 40, 200, 10_000, Optional.empty())),
            Optional.of(new ConversionTerms(100, 50, 50, 1_000, Optional.empty())),
            Optional.empty());
    static final PartnerCurrency MILES = new PartnerCurrency(
            new PartnerCurrencyId("miles"),
            AIR,
            Optional.of(new ConversionTerms(3, 7, 3, 45, monthly(60))),
            Optional.of(new ConversionTerms(2, 10, 20, 200, monthly(300))),
            Optional.empty());
    static final Program PROGRAM = program(Merchant.Standing.ACTIVE, List.of(BEANS, MILES));

    private Coalition() {}

    private static Optional<PerMember> monthly(long most) {
        return Optional.of(new PerMember(most, CalendarPeriod.MONTH));
    }

    /** The café's points cost half a minor unit each; it is paid the whole one, less a tenth. The air line's cost one. */
    static Program program(Merchant.Standing cafe, List<PartnerCurrency> currencies) {
        Program demo = DemoProgram.program();
        ClearingTerms agreed = new ClearingTerms(
                Optional.of(new RedeemRate(2, 1)),
                Optional.of(new RedeemRate(1, 1)),
                Optional.of(1_000),
                Optional.empty());
        List<Merchant> merchants = List.of(
                new Merchant(CAFE, Merchant.Issuing.ISSUES, Optional.empty(), Optional.of(cafe), Optional.of(agreed)),
                new Merchant(AIR, Merchant.Issuing.ISSUES, Optional.of(new RedeemRate(4, 1))));
        return new Program(DemoProgram.ID, 1, demo.place(), demo.policies(), merchants, catalogue(currencies));
    }

    /** All points of which can be spent up to the end of a day. */
    static Program ending(LocalDate day) {
        Program.Policies usual = PROGRAM.policies();
        LotPolicy lots = new LotPolicy(
                new ExpiryPolicy.OnDate(day),
                usual.lots().pending(),
                usual.lots().owed(),
                usual.lots().grace());
        return new Program(
                PROGRAM.id(),
                1,
                PROGRAM.place(),
                new Program.Policies(usual.earning(), lots, usual.spending()),
                PROGRAM.merchants(),
                PROGRAM.catalogue());
    }

    /** Nothing but currencies of partners. */
    static Catalogue catalogue(List<PartnerCurrency> currencies) {
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

    static ChainId chain(String member) {
        return new ChainId(DemoProgram.ID, new MemberId("mem_" + member));
    }

    static Call call(ChainId chain, String key) {
        return new Call(chain, EntryKey.ofCaller("", key), new Actor("key", "", "", "", ""), 1);
    }

    static ConvertPoints command(PartnerCurrency currency, Direction direction, long given, String reference) {
        return new ConvertPoints(currency.merchant(), currency.id(), direction, new Points(given), reference);
    }

    static String refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed _, Outcome.Replayed _ -> "";
            case Outcome.Refused refused -> refused.refusal().code();
            case Outcome.RefusedBefore refused -> refused.refusal().code();
        };
    }
}
