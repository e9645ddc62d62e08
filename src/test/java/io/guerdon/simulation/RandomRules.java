package io.guerdon.simulation;

import io.guerdon.program.Effect;
import io.guerdon.program.Goods;
import io.guerdon.program.Program;
import io.guerdon.program.Rule;
import io.guerdon.program.Rule.AtLeast;
import io.guerdon.program.RuleGroup;
import io.guerdon.program.RuleGroup.Cap;
import io.guerdon.program.RuleGroup.Overflow;
import io.guerdon.program.RuleGroup.Per;
import io.guerdon.program.RuleGroup.Play;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Any rules there could be, thresholds, caps and ladders that lead down instead of up among them. */
record RandomRules(RandomGenerator random) {

    /** The program with rules beside its base rate. */
    Program in(Program program) {
        List<RuleGroup> groups = new ArrayList<>();
        for (int group = random.nextInt(4); group > 0; group--) {
            groups.add(group("g" + group));
        }
        List<Goods> nonEarning = random.nextInt(4) == 0 ? List.of(goods()) : List.of();
        Program.Policies policies = program.policies();
        return new Program(
                program.id(),
                program.revision(),
                program.place(),
                new Program.Policies(policies.earning(), policies.lots(), policies.spending(), nonEarning, groups),
                program.merchants());
    }

    private RuleGroup group(String id) {
        List<Rule> rules = new ArrayList<>();
        for (int rule = random.nextInt(1, 4); rule > 0; rule--) {
            rules.add(rule(id + "-" + rule));
        }
        List<Cap> caps = random.nextInt(3) == 0
                ? List.of(new Cap(Per.PURCHASE, random.nextInt(1, 30), one(Overflow.values())))
                : List.of();
        return new RuleGroup(id, one(Play.values()), caps, rules);
    }

    private Rule rule(String id) {
        return new Rule(
                id,
                random.nextBoolean() ? List.of() : List.of(goods()),
                random.nextInt(3) == 0 ? List.of("time.dayOfWeek <= 5") : List.of(),
                new AtLeast(random.nextInt(2) * random.nextInt(80), random.nextInt(2) * random.nextInt(6)),
                effect());
    }

    private Goods goods() {
        return switch (random.nextInt(3)) {
            case 0 -> new Goods(Set.of("S1"), Set.of(), List.of());
            case 1 -> new Goods(Set.of(), Set.of("C0"), List.of());
            default -> new Goods(Set.of(), Set.of(), List.of("line.price >= " + random.nextInt(30)));
        };
    }

    private Effect effect() {
        return switch (random.nextInt(6)) {
            case 4 ->
                new Effect.PerSet(
                        random.nextInt(1, 6),
                        List.of(
                                new Effect.SetPart(List.of(), random.nextInt(1, 4)),
                                new Effect.SetPart(List.of(goods()), random.nextInt(1, 3))));
            case 5 -> new Effect.NthPiece(random.nextInt(2, 4), random.nextInt(1, 10_001), one(Rounding.values()));
            case 0 ->
                new Effect.Rate(new EarnRate(random.nextInt(1, 4), random.nextInt(1, 12), one(Rounding.values())));
            case 1 -> {
                int per = random.nextInt(1, 4);
                yield new Effect.Multiplier(per + random.nextInt(4), per, one(Rounding.values()));
            }
            case 2 -> new Effect.Fixed(random.nextInt(1, 30));
            default -> new Effect.PerItem(random.nextInt(1, 6));
        };
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
