package io.guerdon.earning;

import io.guerdon.budget.Picked;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.Turn;
import io.guerdon.program.RuleGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What budgets over all members have for what is judged.
 *
 * @param all that groups have which would give something
 */
record Funds(List<Funded> all) {
    /** More than anything wants. */
    static final Funds PLENTY = new Funds(List.of());

    /**
     * A budget of a group.
     *
     * @param wanted of it
     * @param picked what is in hand of it
     */
    record Funded(RuleGroup group, RuleGroup.Budget budget, long wanted, Picked picked) {
        boolean isShort() {
            return picked.available() < wanted;
        }
    }

    /** Budgets that have less than a group wants. */
    List<Funded> shortFor(RuleGroup group) {
        return all.stream()
                .filter(funded -> funded.group.id().equals(group.id()) && funded.isShort())
                .toList();
    }

    /**
     * The turns that take what rules give.
     *
     * @param promisedUntil where it is only promised: when the promise ends
     */
    List<Turn> take(List<Fired> given, Optional<Instant> promisedUntil) {
        return all.stream()
                .flatMap(funded -> funded.picked().take(Room.sum(funded.group, given), promisedUntil).stream())
                .toList();
    }
}
