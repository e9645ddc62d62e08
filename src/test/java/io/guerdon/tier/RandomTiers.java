package io.guerdon.tier;

import io.guerdon.program.Catalogue;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Effect;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.QualificationPeriod;
import io.guerdon.program.RoundUp;
import io.guerdon.program.Rule;
import io.guerdon.program.RuleGroup;
import io.guerdon.program.Tier;
import io.guerdon.program.Tiering;
import io.guerdon.program.WalletSettings;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.WalletId;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Any tiers there could be: one to four of them, over any period, with a rule for each that says who had it. */
record RandomTiers(RandomGenerator random) {
    static final WalletId STATUS = new WalletId("status");
    private static final List<String> ZONES =
            List.of("UTC", "Asia/Shanghai", "Europe/Berlin", "America/Santiago", "Pacific/Kiritimati");

    Program program() {
        Tiering tiering = tiering();
        LotPolicy lots = new LotPolicy(
                new ExpiryPolicy.AfterPeriod(Period.ofDays(tiering.remembersDays() + random.nextInt(3)), RoundUp.DAY),
                new PendingPolicy.AtOnce(),
                OwedPolicy.WRITE_OFF,
                Period.ZERO);
        Program demo = DemoProgram.program();
        Program.Policies policies = demo.policies();
        return new Program(
                demo.id(),
                1,
                new Program.Place(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), "CNY"),
                new Program.Policies(
                        policies.earning(), policies.lots(), policies.spending(), List.of(), groups(tiering)),
                demo.merchants(),
                new Catalogue(
                        List.of(new WalletSettings(STATUS, WalletSettings.Use.STATUS, lots)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(tiering)));
    }

    private Tiering tiering() {
        List<Tier> tiers = new ArrayList<>();
        long atLeast = 0;
        for (int tier = random.nextInt(1, 5); tier > 0; tier--) {
            atLeast += random.nextInt(1, 60);
            tiers.add(new Tier("t" + tiers.size(), atLeast));
        }
        Tiering.Retention retention = new Tiering.Retention(
                random.nextBoolean() ? Period.ZERO : some(), Period.ofDays(random.nextInt(40)), downgrade());
        return new Tiering(STATUS, period(), retention, tiers);
    }

    private Tiering.Downgrade downgrade() {
        return random.nextBoolean() ? Tiering.Downgrade.ONE_STEP : Tiering.Downgrade.RECOMPUTED;
    }

    private QualificationPeriod period() {
        return switch (random.nextInt(3)) {
            case 0 -> new QualificationPeriod.CalendarYear();
            case 1 -> new QualificationPeriod.MembershipYear();
            default -> new QualificationPeriod.Rolling(some());
        };
    }

    private Period some() {
        return random.nextBoolean() ? Period.ofDays(random.nextInt(1, 300)) : Period.ofMonths(random.nextInt(1, 15));
    }

    private static List<RuleGroup> groups(Tiering tiering) {
        Rule.AtLeast anything = new Rule.AtLeast(0, 0);
        Rule spend =
                new Rule("spend", List.of(), List.of(), anything, new Effect.Rate(new EarnRate(1, 1, Rounding.DOWN)));
        List<Rule> benefits = tiering.tiers().stream()
                .map(tier -> new Rule(
                        "for-" + tier.id(),
                        List.of(),
                        List.of("member.tier == '" + tier.id() + "'"),
                        anything,
                        new Effect.Fixed(1)))
                .toList();
        return List.of(
                new RuleGroup("qualifying", Optional.of(STATUS), RuleGroup.Play.ALL, List.of(), List.of(spend)),
                new RuleGroup("benefits", RuleGroup.Play.ALL, List.of(), benefits));
    }
}
