package io.guerdon.earning;

import io.guerdon.budget.BudgetId;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.Trace.Missed;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Cuts what would be earned to what a merchant may still issue: the points of the base rate first, then those of rules in their order.
 * What it had left is kept with the purchase, so that goods that come back are rated with it.
 */
final class MerchantCap {
    private MerchantCap() {}

    /** What is earned where budgets of the merchant have less than is given. */
    static Rated cut(Rated rated, RuleBook book, MerchantId merchant, Funds funds) {
        long all = Fund.points(rated.given());
        Optional<Limits.Ceiling> exceeded = funds.ofMerchant()
                .map(funded -> funded.ceiling(Missed.MERCHANT_CAP, all))
                .filter(ceiling -> all > ceiling.most())
                .min(Limits.Ceiling.FIRST);
        return exceeded.map(ceiling -> cut(rated, book, merchant, ceiling)).orElse(rated);
    }

    private static Rated cut(Rated rated, RuleBook book, MerchantId merchant, Limits.Ceiling ceiling) {
        long left = ceiling.refuses() ? 0 : ceiling.most();
        List<Fired> given = cut(rated.given(), left);
        SortedMap<String, Long> rooms = new TreeMap<>(rated.matched().rooms());
        rooms.putAll(countedLess(book, rated.given(), given));
        rooms.put(BudgetId.owner(merchant), left);
        List<Missed> missed = new ArrayList<>(rated.missed());
        for (int place = 0; place < given.size(); place++) {
            if (!given.get(place).equals(rated.given().get(place))) {
                missed.add(new Missed(given.get(place).rule(), ceiling.reason(), ceiling.words()));
            }
        }
        return new Rated(given, missed, new Matched(rated.matched().rules(), rooms));
    }

    /**
     * What groups give whose limits count it, where that has become less: when goods come back there is more of the merchant's room for
     * each of them, and a group would give more than was counted.
     */
    private static SortedMap<String, Long> countedLess(RuleBook book, List<Fired> before, List<Fired> after) {
        SortedMap<String, Long> less = new TreeMap<>();
        Stream.concat(book.asked().limited().stream(), book.asked().budgeted().stream())
                .filter(group -> Room.sum(group, after) < Room.sum(group, before))
                .forEach(group -> less.put(group.id(), Room.sum(group, after)));
        return less;
    }

    /** What is left of what rules give, where the merchant had so much left when it was bought. */
    static List<Fired> cut(List<Fired> given, Matched matched, MerchantId merchant) {
        long left = matched.room(BudgetId.owner(merchant));
        return left == Long.MAX_VALUE ? given : cut(given, left);
    }

    private static List<Fired> cut(List<Fired> given, long most) {
        List<Fired> cut = new ArrayList<>(given.size());
        long room = most;
        for (Fired each : given) {
            boolean counts = each.unit().equals(WalletId.POINTS);
            long amount = counts ? Math.min(each.amount(), room) : each.amount();
            room -= counts ? amount : 0;
            cut.add(new Fired(each.rule(), each.unit(), amount));
        }
        return cut;
    }
}
