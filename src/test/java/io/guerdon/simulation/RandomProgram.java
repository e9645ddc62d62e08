package io.guerdon.simulation;

import io.guerdon.program.EarnBasis;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Merchant;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RoundUp;
import io.guerdon.program.SpendPolicy;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.Rounding;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Any program there could be, small enough to count. */
record RandomProgram(RandomGenerator random) {
    static final MerchantId CAFE = new MerchantId("cafe");
    private static final List<String> ZONES =
            List.of("UTC", "Asia/Shanghai", "Europe/Berlin", "America/Santiago", "Pacific/Kiritimati");

    Program program() {
        EarnRate rate = new EarnRate(random.nextInt(1, 4), random.nextInt(1, 12), one(List.of(Rounding.values())));
        EarnPolicy earning = new EarnPolicy(rate, one(List.of(EarnBasis.values())), Set.of("points"), 1, 1);
        LotPolicy lots = new LotPolicy(
                expiry(), pending(), one(List.of(OwedPolicy.values())), Period.ofDays(random.nextInt(15)));
        return new Program(
                new ProgramId("sim"),
                1,
                new Program.Place(ZoneId.of(one(ZONES)), "CNY"),
                new Program.Policies(earning, lots, new SpendPolicy(random.nextInt(1, 4), Duration.ofDays(7), 20)),
                List.of(new Merchant(CAFE, Merchant.Issuing.ISSUES, Optional.of(new RedeemRate(1, 1)))));
    }

    private ExpiryPolicy expiry() {
        Period period =
                random.nextBoolean() ? Period.ofDays(random.nextInt(1, 60)) : Period.ofMonths(random.nextInt(1, 4));
        return switch (random.nextInt(5)) {
            case 0 -> new ExpiryPolicy.Never();
            case 1, 2 -> new ExpiryPolicy.AfterPeriod(period, one(List.of(RoundUp.values())));
            case 3 -> new ExpiryPolicy.Sliding(period, one(List.of(RoundUp.values())));
            default ->
                new ExpiryPolicy.FixedDates(
                        List.of(MonthDay.of(3, 31), MonthDay.of(1 + random.nextInt(12), 15)),
                        Period.ofDays(random.nextInt(40)));
        };
    }

    private PendingPolicy pending() {
        return switch (random.nextInt(6)) {
            case 0 -> new PendingPolicy.AfterDays(random.nextInt(1, 20));
            case 1 -> new PendingPolicy.OnEvent("delivered");
            case 2 -> new PendingPolicy.OnDate(LocalDate.of(2026, random.nextInt(1, 13), 1));
            default -> new PendingPolicy.AtOnce();
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
