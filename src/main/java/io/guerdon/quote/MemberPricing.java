package io.guerdon.quote;

import io.guerdon.earning.Line;
import io.guerdon.earning.Picking;
import io.guerdon.earning.PurchaseFacts;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.program.Condition;
import io.guerdon.program.MemberPrice;
import io.guerdon.program.Program;
import io.guerdon.quote.PurchaseQuoted.MemberOff;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What goods cost less for a member, line by line: of the prices that hold the one that takes most off, of equal ones the first. It comes
 * before coupons, which lower what is left.
 *
 * @param member what conditions ask of the member
 */
record MemberPricing(Program program, RecordPurchase purchase, Map<String, Object> member, Instant now) {
    /** What comes off, in the order of the basket. */
    List<MemberOff> off() {
        List<MemberPrice> prices = holding();
        return prices.isEmpty()
                ? List.of()
                : purchase.basket().lines().stream()
                        .flatMap(line -> best(prices, line).stream())
                        .toList();
    }

    private List<MemberPrice> holding() {
        String merchant = purchase.till().merchant().value();
        List<MemberPrice> here = program.catalogue().memberPrices().stream()
                .filter(price ->
                        price.merchants().isEmpty() || price.merchants().contains(merchant))
                .toList();
        if (here.isEmpty()) {
            return here;
        }
        Map<String, Object> facts = new HashMap<>(PurchaseFacts.of(
                purchase.till(), purchase.basket(), now.atZone(program.place().zone())));
        facts.putAll(member);
        return here.stream().filter(price -> holds(price, facts)).toList();
    }

    private static boolean holds(MemberPrice price, Map<String, Object> facts) {
        return price.when().stream()
                .allMatch(text -> Condition.onPurchase(text, Set.of()).holds(facts));
    }

    private static Optional<MemberOff> best(List<MemberPrice> prices, Line line) {
        return prices.stream()
                .filter(price -> picks(price, line))
                .map(price -> new MemberOff(line.line(), price.id(), price.off().of(line.quantity(), line.amount())))
                .filter(off -> off.minor() > 0)
                .reduce((one, other) -> other.minor() > one.minor() ? other : one);
    }

    private static boolean picks(MemberPrice price, Line line) {
        return price.goods().isEmpty()
                || price.goods().stream().anyMatch(goods -> Picking.of(goods).picks(line));
    }

    /** The lines at these prices. */
    static List<Line> lowered(List<Line> lines, List<MemberOff> off) {
        return lines.stream().map(line -> lowered(line, off)).toList();
    }

    private static Line lowered(Line line, List<MemberOff> off) {
        long less = off.stream()
                .filter(each -> each.line() == line.line())
                .mapToLong(MemberOff::minor)
                .sum();
        return new Line(line.line(), line.sku(), line.category(), line.quantity(), line.amount() - less);
    }
}
