package io.guerdon.earning;

import io.guerdon.program.EarnPolicy;
import io.guerdon.unit.Share;
import java.util.List;
import java.util.Map;

/**
 * What a purchase earns when some of it has come back: a function of what is still bought, and of nothing else. Parts of the
 * price paid with tenders that earn nothing shrink in proportion to the returned amount.
 */
final class Rating {
    private final EarnPolicy policy;
    private final Basket basket;

    Rating(EarnPolicy policy, Basket basket) {
        this.policy = policy;
        this.basket = basket;
    }

    /**
     * Points for what is still bought.
     *
     * @param returned returned amount by line, in minor units
     */
    long points(Map<Integer, Long> returned) {
        long total = basket.total();
        long back = returned.values().stream().mapToLong(Long::longValue).sum();
        long nonEarning = Math.min(total, nonEarning());
        long stillNonEarning = nonEarning - Share.upTo(nonEarning, Math.min(back, total), total);
        return switch (policy.basis()) {
            case PURCHASE ->
                policy.rate()
                        .pointsFor(Math.max(0, total - back - stillNonEarning))
                        .value();
            case LINE -> byLine(returned, stillNonEarning, total - back);
        };
    }

    /** Each line earns for its amount less its proportional part of what does not earn. */
    private long byLine(Map<Integer, Long> returned, long nonEarning, long stillBought) {
        long points = 0;
        long before = 0;
        for (Line line : basket.lines()) {
            long amount = line.amount() - returned.getOrDefault(line.line(), 0L);
            long excluded = Share.upTo(nonEarning, before + amount, stillBought)
                    - (before == 0 ? 0 : Share.upTo(nonEarning, before, stillBought));
            points += policy.rate().pointsFor(Math.max(0, amount - excluded)).value();
            before += amount;
        }
        return points;
    }

    private long nonEarning() {
        List<Tender> tenders = basket.tenders();
        return tenders.stream()
                .filter(tender -> policy.nonEarningTenders().contains(tender.type()))
                .mapToLong(Tender::amount)
                .sum();
    }
}
