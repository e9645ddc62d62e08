package io.guerdon.earning;

import io.guerdon.program.EarnPolicy;
import io.guerdon.unit.Share;
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
        return switch (policy.basis()) {
            case PURCHASE -> pointsFor(total, back, nonEarning);
            case LINE -> byLine(returned, nonEarning, total);
        };
    }

    /**
     * Each line earns for its amount less its part of what does not earn. That part is settled when the goods are bought, so
     * that what comes back of one line never changes what another line earns.
     */
    private long byLine(Map<Integer, Long> returned, long nonEarning, long total) {
        long points = 0;
        long before = 0;
        long excludedBefore = 0;
        for (Line line : basket.lines()) {
            before += line.amount();
            long excluded = Share.upTo(nonEarning, before, total);
            long back = returned.getOrDefault(line.line(), 0L);
            points += pointsFor(line.amount(), back, excluded - excludedBefore);
            excludedBefore = excluded;
        }
        return points;
    }

    /** Never more where more comes back: of each unit returned, at most that unit stops being excluded. */
    private long pointsFor(long amount, long back, long nonEarning) {
        long stillNonEarning = nonEarning - Share.upTo(nonEarning, back, amount);
        return policy.rate().pointsFor(amount - back - stillNonEarning).value();
    }

    /** What was paid with tenders that earn nothing. */
    long nonEarning() {
        long sum = 0;
        for (Tender tender : basket.tenders()) {
            if (policy.nonEarningTenders().contains(tender.type())) {
                sum = Math.addExact(sum, tender.amount());
            }
        }
        return sum;
    }
}
