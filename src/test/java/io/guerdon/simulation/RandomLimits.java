package io.guerdon.simulation;

import io.guerdon.program.Program;
import io.guerdon.program.RuleGroup;
import io.guerdon.program.RuleGroup.Cap;
import io.guerdon.program.RuleGroup.Overflow;
import io.guerdon.program.RuleGroup.Per;
import io.guerdon.program.RuleGroup.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Limits over time on any rules there are. */
record RandomLimits(RandomGenerator random) {
    private static final List<Per> PERIODS = List.of(Per.DAY, Per.MONTH, Per.YEAR, Per.EVER);

    /** The program with caps and times, some of which refuse, on each of its groups. */
    Program in(Program program) {
        return with(program, program.policies().groups().stream().map(this::any).toList());
    }

    /** The program with all the rules of a group played, under caps that cut, and nothing else. */
    Program cutting(Program program) {
        return with(
                program, program.policies().groups().stream().map(this::cutting).toList());
    }

    private RuleGroup any(RuleGroup group) {
        List<Cap> caps = new ArrayList<>(group.caps());
        for (int cap = random.nextInt(3); cap > 0; cap--) {
            caps.add(new Cap(one(PERIODS), random.nextInt(1, 60), one(List.of(Overflow.values()))));
        }
        List<Times> times = random.nextInt(3) == 0 ? List.of(new Times(one(PERIODS), random.nextInt(1, 4))) : List.of();
        return new RuleGroup(group.id(), group.wallet(), group.play(), caps, times, group.rules(), List.of());
    }

    private RuleGroup cutting(RuleGroup group) {
        List<Cap> caps = new ArrayList<>();
        for (int cap = random.nextInt(1, 4); cap > 0; cap--) {
            caps.add(new Cap(one(List.of(Per.values())), random.nextInt(1, 60), Overflow.CUT));
        }
        return new RuleGroup(group.id(), group.wallet(), RuleGroup.Play.ALL, caps, group.rules());
    }

    private static Program with(Program program, List<RuleGroup> groups) {
        Program.Policies policies = program.policies();
        return new Program(
                program.id(),
                program.revision(),
                program.place(),
                new Program.Policies(
                        policies.earning(), policies.lots(), policies.spending(), policies.nonEarning(), groups),
                program.merchants(),
                program.catalogue());
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
