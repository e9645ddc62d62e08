package io.guerdon.earning;

import io.guerdon.program.Condition;
import io.guerdon.program.Goods;
import io.guerdon.program.Variables;
import java.util.List;
import java.util.Set;

/** Goods with their conditions compiled. */
public record Picking(Set<String> skus, Set<String> categories, List<Condition> where) {
    /** Compiles them. */
    public static Picking of(Goods goods) {
        return new Picking(
                Set.copyOf(goods.skus()),
                Set.copyOf(goods.categories()),
                goods.where().stream().map(Condition::onLine).toList());
    }

    /** Compiles several. */
    static List<Picking> all(List<Goods> goods) {
        return goods.stream().map(Picking::of).toList();
    }

    /** Whether a line is of any of these goods; where there are none, every line is. */
    static boolean any(List<Picking> goods, Line line) {
        if (goods.isEmpty()) {
            return true;
        }
        for (Picking picking : goods) {
            if (picking.picks(line)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line is of these goods. */
    public boolean picks(Line line) {
        return (skus.isEmpty() || skus.contains(line.sku()))
                && (categories.isEmpty() || categories.contains(line.category()))
                && (where.isEmpty() || holds(line));
    }

    /** Of one piece as it was bought, so that nothing about it changes when others come back. */
    private boolean holds(Line line) {
        Variables facts = name -> switch (name) {
            case "line.sku" -> line.sku();
            case "line.category" -> line.category();
            case "line.price" -> line.price();
            default -> null;
        };
        return where.stream().allMatch(condition -> condition.holds(facts));
    }
}
