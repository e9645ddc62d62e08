package io.guerdon.program;

import java.util.List;

/**
 * Gives points for goods where its conditions hold.
 *
 * @param id unique in the program; entries name it
 * @param goods which lines it counts: those that any of these picks; every line where there are none
 * @param when conditions in CEL that all hold, see {@link Condition}; what goods coming back cannot change
 * @param atLeast how much of its goods must be bought, and stay bought
 * @param effect what it gives
 */
public record Rule(String id, List<Goods> goods, List<String> when, AtLeast atLeast, Effect effect) {
    public Rule {
        goods = List.copyOf(goods);
        when = List.copyOf(when);
    }

    /**
     * A threshold. It is asked again whenever goods come back.
     *
     * @param minor money paid for the rule's goods with what earns, in minor units
     * @param pieces of the rule's goods
     */
    public record AtLeast(long minor, long pieces) {}
}
