package io.guerdon.earning;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.Effect;
import io.guerdon.program.Goods;
import io.guerdon.program.Program;
import io.guerdon.program.Rule;
import io.guerdon.program.RuleGroup;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Measures, by hand, what judging a purchase of three lines costs with so many rules, a tenth of which concern it. */
final class JudgingSpeed {
    private static final int PURCHASES = 200_000;
    private static final Instant AT = Instant.parse("2026-11-22T01:30:00Z");

    private JudgingSpeed() {}

    /** Prints what it measured. */
    public static void main(String[] args) {
        for (int round = 0; round < 4; round++) {
            for (int rules : List.of(0, 50, 500)) {
                measure(program(rules), rules);
            }
        }
    }

    private static void measure(Program program, int rules) {
        RecordPurchase sale = sale();
        long points = 0;
        long start = System.nanoTime();
        for (int i = 0; i < PURCHASES; i++) {
            points += Judging.judge(program, sale, AT).amounts().get(WalletId.POINTS);
        }
        double micros = (System.nanoTime() - start) / 1e3 / PURCHASES;
        System.out.printf("%d rules: %.2f us per purchase, %d points each%n", rules, micros, points / PURCHASES);
    }

    private static Program program(int rules) {
        Program demo = DemoProgram.program();
        Program.Policies policies = demo.policies();
        List<RuleGroup> groups = IntStream.range(0, rules / 5)
                .mapToObj(group -> new RuleGroup(
                        "g" + group,
                        RuleGroup.Play.values()[group % 3],
                        List.of(),
                        IntStream.range(group * 5, group * 5 + 5)
                                .mapToObj(JudgingSpeed::rule)
                                .toList()))
                .toList();
        return new Program(
                demo.id(),
                1,
                demo.place(),
                new Program.Policies(policies.earning(), policies.lots(), policies.spending(), List.of(), groups),
                demo.merchants());
    }

    private static Rule rule(int number) {
        Effect effect = switch (number % 4) {
            case 0 -> new Effect.Rate(new EarnRate(1, 500, Rounding.DOWN));
            case 1 -> new Effect.Multiplier(2, 1, Rounding.DOWN);
            case 2 -> new Effect.Fixed(5);
            default -> new Effect.PerItem(1);
        };
        return new Rule(
                "r" + number,
                List.of(new Goods(Set.of(), Set.of("c" + number % 30), List.of())),
                List.of("purchase.merchant == 'cafe'", "time.dayOfWeek >= 6 && time.clock >= '08:00'"),
                new Rule.AtLeast(1_000, 1),
                effect);
    }

    private static RecordPurchase sale() {
        List<Line> lines = IntStream.rangeClosed(1, 3)
                .mapToObj(line -> new Line(line, "S" + line, "c" + line * 7, 2, 5_600))
                .toList();
        return new RecordPurchase(
                new Till(new MerchantId("cafe"), "s1", "t1"),
                "R",
                Optional.of(AT),
                "CNY",
                new Basket(lines, List.of(new Tender("card", 16_800))));
    }
}
