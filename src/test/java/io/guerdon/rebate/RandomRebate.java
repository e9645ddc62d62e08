package io.guerdon.rebate;

import io.guerdon.program.CalendarPeriod;
import io.guerdon.program.Catalogue;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Effect;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RebateSettings;
import io.guerdon.program.RoundUp;
import io.guerdon.program.Rule;
import io.guerdon.program.RuleGroup;
import io.guerdon.program.WalletSettings;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.VolumeSteps;
import io.guerdon.unit.VolumeSteps.Step;
import io.guerdon.unit.WalletId;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Any rebates there could be, on everything that is spent.
 *
 * @param random says which
 * @param slack how many days longer what counts is kept than it has to be
 */
record RandomRebate(RandomGenerator random, int slack) {
    static final WalletId SPEND = new WalletId("spend");
    static final WalletId CASHBACK = new WalletId("cashback");
    private static final List<String> ZONES =
            List.of("UTC", "Asia/Shanghai", "Europe/Berlin", "America/Santiago", "Pacific/Kiritimati");

    Program program() {
        List<RebateSettings> rebates = new ArrayList<>();
        rebates.add(rebate("any"));
        if (random.nextBoolean()) {
            rebates.add(rebate("other"));
        }
        Program demo = DemoProgram.program();
        Program.Policies policies = demo.policies();
        return new Program(
                demo.id(),
                1,
                new Program.Place(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), "CNY"),
                new Program.Policies(
                        policies.earning(), policies.lots(), policies.spending(), List.of(), List.of(counting())),
                demo.merchants(),
                new Catalogue(
                        List.of(
                                new WalletSettings(SPEND, WalletSettings.Use.STATUS, spend(rebates)),
                                new WalletSettings(CASHBACK, WalletSettings.Use.TENDER, cashback())),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        rebates));
    }

    private static RuleGroup counting() {
        Rule each = new Rule(
                "each",
                List.of(),
                List.of(),
                new Rule.AtLeast(0, 0),
                new Effect.Rate(new EarnRate(1, 1, Rounding.DOWN)));
        return new RuleGroup("spent", Optional.of(SPEND), RuleGroup.Play.ALL, List.of(), List.of(each));
    }

    private LotPolicy spend(List<RebateSettings> rebates) {
        int days = rebates.stream().mapToInt(RandomRebate::days).max().orElseThrow() + slack;
        return new LotPolicy(
                new ExpiryPolicy.AfterPeriod(Period.ofDays(days), RoundUp.DAY),
                new PendingPolicy.AtOnce(),
                OwedPolicy.WRITE_OFF,
                Period.ZERO);
    }

    /** For how long what counts has to be there at least. */
    private static int days(RebateSettings rebate) {
        return rebate.pays().afterDays()
                + 1
                + switch (rebate.per()) {
                    case MONTH -> 31;
                    case QUARTER -> 92;
                    case YEAR -> 366;
                };
    }

    private LotPolicy cashback() {
        PendingPolicy pending =
                random.nextBoolean() ? new PendingPolicy.AtOnce() : new PendingPolicy.AfterDays(random.nextInt(1, 90));
        ExpiryPolicy expiry = random.nextInt(3) == 0
                ? new ExpiryPolicy.AfterPeriod(Period.ofDays(random.nextInt(1, 200)), RoundUp.DAY)
                : new ExpiryPolicy.Never();
        return new LotPolicy(
                expiry, pending, random.nextBoolean() ? OwedPolicy.OWE : OwedPolicy.WRITE_OFF, Period.ZERO);
    }

    private RebateSettings rebate(String id) {
        List<Step> steps = new ArrayList<>();
        long from = random.nextInt(200);
        long share = 0;
        for (int left = random.nextInt(1, 4); left > 0; left--) {
            share += random.nextInt(1, 3_000);
            steps.add(new Step(from, share));
            from += random.nextInt(1, 500);
        }
        VolumeSteps volume = new VolumeSteps(
                VolumeSteps.Play.values()[random.nextInt(2)], Rounding.values()[random.nextInt(3)], steps);
        CalendarPeriod per = CalendarPeriod.values()[random.nextInt(3)];
        var pays = new RebateSettings.Pays(CASHBACK, random.nextInt(60), Optional.empty());
        return new RebateSettings(new RebateId(id), SPEND, per, RebateSettings.Members.ALL, volume, pays);
    }
}
