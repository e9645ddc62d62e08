package io.guerdon.quote;

import io.guerdon.earning.Line;
import io.guerdon.earning.Picking;
import io.guerdon.earning.PurchaseFacts;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.program.Condition;
import io.guerdon.program.MemberPrice;
import io.guerdon.program.Program;
import io.guerdon.program.Variables;
import io.guerdon.quote.PurchaseQuoted.MemberOff;
import java.time.Instant;
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
        List<Held> prices = holding();
        return prices.isEmpty()
                ? List.of()
                : purchase.basket().lines().stream()
                        .flatMap(line -> best(prices, line).stream())
                        .toList();
    }

    /** A price that holds for the purchase, with its goods compiled once for all lines. */
    private record Held(MemberPrice price, List<Picking> goods) {
        static Held of(MemberPrice price) {
            return new Held(price, price.goods().stream().map(Picking::of).toList());
        }

        /** A total, which is line 0, does not say how many pieces there were, so none of them has a price. */
        boolean isOf(Line line) {
            boolean piecesKnown = line.line() > 0 || !(price.off() instanceof MemberPrice.Each);
            return piecesKnown && (goods.isEmpty() || goods.stream().anyMatch(goods -> goods.picks(line)));
        }
    }

    private List<Held> holding() {
        String merchant = purchase.till().merchant().value();
        List<MemberPrice> here = program.catalogue().memberPrices().stream()
                .filter(price ->
                        price.merchants().isEmpty() || price.merchants().contains(merchant))
                .toList();
        if (here.isEmpty()) {
            return List.of();
        }
        Variables facts = new PurchaseFacts(
                        purchase.till(),
                        purchase.basket(),
                        now.atZone(program.place().zone()))
                .or(member::get);
        return here.stream().filter(price -> holds(price, facts)).map(Held::of).toList();
    }

    private static boolean holds(MemberPrice price, Variables facts) {
        return price.when().stream()
                .allMatch(text -> Condition.onPurchase(text, Set.of()).holds(facts));
    }

    private static Optional<MemberOff> best(List<Held> prices, Line line) {
        return prices.stream()
                .filter(held -> held.isOf(line))
                .map(Held::price)
                .map(price -> new MemberOff(line.line(), price.id(), price.off().of(line.quantity(), line.amount())))
                .filter(off -> off.minor() > 0)
                .reduce((one, other) -> other.minor() > one.minor() ? other : one);
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
