package io.guerdon.program;

import io.guerdon.unit.EarnRate;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The program to try Guerdon with: a coffee shop that issues points and a bookshop that accepts them. */
public final class DemoProgram {
    public static final ProgramId ID = new ProgramId("demo");

    /** The same program as a sandbox. */
    public static final ProgramId SANDBOX_ID = new ProgramId("sandbox");

    private static final Instant TEST_CLOCK_FROM = Instant.parse("2025-12-31T16:00:00Z");

    private DemoProgram() {}

    /** One point per whole CNY 1.00, for 24 months to the end of the month; 100 points are CNY 1.00 at the bookshop. */
    public static Program program() {
        EarnPolicy earning = new EarnPolicy(
                new EarnRate(1, 100, Rounding.DOWN),
                EarnBasis.PURCHASE,
                Set.of("points", "gift-card", "stored-value"),
                1,
                1);
        LotPolicy lots = new LotPolicy(
                new ExpiryPolicy.AfterPeriod(Period.ofMonths(24), RoundUp.MONTH),
                new PendingPolicy.AtOnce(),
                OwedPolicy.OWE,
                Period.ofDays(30));
        SpendPolicy spending = new SpendPolicy(1, Duration.ofDays(7), 10_000);
        return new Program(
                ID,
                1,
                new Program.Place(ZoneId.of("Asia/Shanghai"), "CNY"),
                new Program.Policies(earning, lots, spending),
                List.of(
                        new Merchant(new MerchantId("cafe"), Merchant.Issuing.ISSUES, Optional.empty()),
                        new Merchant(
                                new MerchantId("books"),
                                Merchant.Issuing.DOES_NOT_ISSUE,
                                Optional.of(new RedeemRate(100, 100)))));
    }

    /** The demo program with a time of its own, which begins with the year 2026. */
    public static Program sandbox() {
        Program demo = program();
        Program.Place place =
                new Program.Place(demo.place().zone(), demo.place().currency(), Optional.of(TEST_CLOCK_FROM));
        return new Program(SANDBOX_ID, 1, place, demo.policies(), demo.merchants());
    }
}
