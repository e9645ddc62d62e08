package io.guerdon.earning;

import io.guerdon.budget.Picked;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.Turn;
import io.guerdon.program.RuleGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What budgets over all members have for what is judged.
 *
 * @param all of groups that would give something, and of the merchant where it would issue something
 */
record Funds(List<Funded> all) {
    /** More than anything wants. */
    static final Funds PLENTY = new Funds(List.of());

    /**
     * A budget.
     *
     * @param wanted of it
     * @param picked what is in hand of it
     */
    record Funded(Fund fund, long wanted, Picked picked) {
        boolean isShort() {
            return picked.available() < wanted;
        }

        /** It lets through what it has. */
        Limits.Ceiling ceiling(String reason, long all) {
            long left = picked.available();
            String words = "%s: %d < %d (%s)".formatted(fund.name(), left, all, fund.terms());
            return new Limits.Ceiling(left, fund.overflow(), reason, words);
        }
    }

    /** Budgets that have less than a group wants. */
    List<Funded> shortFor(RuleGroup group) {
        return all.stream()
                .filter(funded -> funded.fund instanceof Fund.OfGroup of
                        && of.group().id().equals(group.id()))
                .filter(Funded::isShort)
                .toList();
    }

    /** Budgets of the merchant, whatever they have. */
    Stream<Funded> ofMerchant() {
        return all.stream().filter(funded -> !(funded.fund instanceof Fund.OfGroup));
    }

    /**
     * The turns that take what rules give.
     *
     * @param promisedUntil where it is only promised: when the promise ends
     */
    List<Turn> take(List<Fired> given, Optional<Instant> promisedUntil) {
        return all.stream()
                .flatMap(funded -> funded.picked().take(funded.fund.of(given), promisedUntil).stream())
                .toList();
    }
}
