package io.guerdon.coupon;

import io.guerdon.coupon.CouponRefusal.CouponConditionNotMet;
import io.guerdon.coupon.CouponRefusal.CouponGivesNothing;
import io.guerdon.coupon.CouponRefusal.CouponMinimumNotReached;
import io.guerdon.coupon.CouponRefusal.CouponNotForMerchant;
import io.guerdon.coupon.CouponRefusal.NoEligibleGoods;
import io.guerdon.coupon.Discount.Applies;
import io.guerdon.coupon.Discount.DoesNotApply;
import io.guerdon.coupon.Discount.LineOff;
import io.guerdon.earning.EarnRefusal.CurrencyMismatch;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.Line;
import io.guerdon.earning.Picking;
import io.guerdon.earning.PurchaseFacts;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Condition;
import io.guerdon.program.CouponOff;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Goods;
import io.guerdon.program.Program;
import io.guerdon.program.Variables;
import io.guerdon.redemption.RedeemRefusal.UnknownMerchant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a coupon takes off a basket, or why it does not: one pure function, for quotes and for tills. */
public final class Discounting {
    private final Program program;
    private final CouponSettings coupon;
    private final Sale sale;

    private Discounting(Program program, CouponSettings coupon, Sale sale) {
        this.program = program;
        this.coupon = coupon;
        this.sale = sale;
    }

    /** Judges a coupon of a definition on a sale that happens at an instant. */
    public static Discount of(Program program, CouponSettings coupon, Sale sale, Instant at) {
        Discounting discounting = new Discounting(program, coupon, sale);
        return discounting
                .outside()
                .or(() -> discounting.unmet(at))
                .<Discount>map(DoesNotApply::new)
                .orElseGet(discounting::off);
    }

    private Optional<Refusal> outside() {
        String merchant = sale.till().merchant().value();
        String currency = program.place().currency();
        if (program.merchant(sale.till().merchant()).isEmpty()) {
            return Optional.of(new UnknownMerchant(merchant));
        }
        Optional<Refusal> unlisted = sale.till().unlisted(program);
        if (unlisted.isPresent()) {
            return unlisted;
        }
        if (program.isSuspended(sale.till().merchant())) {
            return Optional.of(new MerchantSuspended(merchant));
        }
        if (!sale.currency().equals(currency)) {
            return Optional.of(new CurrencyMismatch(sale.currency(), currency));
        }
        boolean here =
                coupon.use().merchants().isEmpty() || coupon.use().merchants().contains(merchant);
        return here ? Optional.empty() : Optional.of(new CouponNotForMerchant(merchant));
    }

    private Optional<Refusal> unmet(Instant at) {
        Variables facts = new PurchaseFacts(
                sale.till(), sale.basket(), at.atZone(program.place().zone()));
        return coupon.use().when().stream()
                .filter(text -> !Condition.onAnybodysPurchase(text).holds(facts))
                .findFirst()
                .map(CouponConditionNotMet::new);
    }

    private Discount off() {
        Optional<List<Goods>> delivery =
                coupon.off() instanceof CouponOff.FreeDelivery free ? Optional.of(free.delivery()) : Optional.empty();
        List<Line> counted = sale.basket().lines().stream()
                .filter(line -> picked(coupon.use().goods(), line))
                .filter(line -> delivery.isEmpty() || !picked(delivery.get(), line))
                .toList();
        List<Line> lowered = delivery.map(goods -> sale.basket().lines().stream()
                        .filter(line -> picked(goods, line))
                        .toList())
                .orElse(counted);
        long minimum = coupon.use().minimumMinor();
        long eligible = Reduction.sum(counted);
        if (lowered.isEmpty() || counted.isEmpty()) {
            return new DoesNotApply(new NoEligibleGoods());
        }
        if (eligible < minimum) {
            return new DoesNotApply(new CouponMinimumNotReached(minimum, eligible));
        }
        List<LineOff> lines = Reduction.of(coupon.off(), lowered);
        return lines.isEmpty() ? new DoesNotApply(new CouponGivesNothing()) : new Applies(lines);
    }

    private static boolean picked(List<Goods> goods, Line line) {
        return goods.isEmpty()
                || goods.stream().anyMatch(each -> Picking.of(each).picks(line));
    }
}
