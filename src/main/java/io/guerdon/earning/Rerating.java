package io.guerdon.earning;

import io.guerdon.earning.RuleBook.Group;
import io.guerdon.earning.RuleBook.Ready;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.program.EarnBasis;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rates a purchase again for what is left of it. It needs nothing but the purchase as the journal keeps it: which rules matched is
 * kept there, so no condition is asked again, and what the member or the clock has become since plays no part.
 */
final class Rerating {
    private Rerating() {}

    /** What each rule gives for what is left of a purchase. */
    static List<Fired> given(Program rules, PurchaseMade made, Map<Integer, LineBack> back) {
        if (!rules.issuesAt(made.till().merchant())) {
            return List.of();
        }
        RuleBook book = RuleBook.of(rules);
        List<Fired> given = new ArrayList<>();
        given.add(new Fired(PurchaseDecision.RULE, WalletId.POINTS, base(book, made.basket(), back)));
        if (!made.rules().isEmpty()) {
            Set<String> matched = Set.copyOf(made.rules());
            Giving giving = new Giving(
                    book.policy(), Left.of(book.policy(), made.basket(), back).only(book::earns));
            book.groups()
                    .forEach(group -> given.addAll(giving.fired(
                            group.group(),
                            matched(group, matched),
                            made.matched().room(group.group().id()))));
        }
        return MerchantCap.cut(given, made.matched(), made.till().merchant());
    }

    private static List<Ready> matched(Group group, Set<String> matched) {
        return group.rules().stream()
                .filter(rule -> matched.contains(rule.rule().id()))
                .toList();
    }

    /** What the base rate gives. */
    static long base(RuleBook book, Basket basket, Map<Integer, LineBack> back) {
        if (book.nonEarning().isEmpty()) {
            Map<Integer, Long> amounts = new LinkedHashMap<>();
            back.forEach((line, part) -> amounts.put(line, part.amount()));
            return new Rating(book.policy(), basket).points(amounts);
        }
        Left left = Left.of(book.policy(), basket, back).only(book::earns);
        return book.policy().basis() == EarnBasis.PURCHASE
                ? book.policy().rate().pointsFor(left.minor()).value()
                : left.parts().stream()
                        .mapToLong(part ->
                                book.policy().rate().pointsFor(part.minor()).value())
                        .sum();
    }
}
