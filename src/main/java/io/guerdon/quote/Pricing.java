package io.guerdon.quote;

import io.guerdon.coupon.CouponId;
import io.guerdon.coupon.Discount;
import io.guerdon.coupon.Discounting;
import io.guerdon.coupon.Sale;
import io.guerdon.coupon.UsableCoupon;
import io.guerdon.earning.Basket;
import io.guerdon.earning.Line;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Draw;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.quote.PurchaseQuoted.MemberOff;
import io.guerdon.quote.PurchaseQuoted.NotUsed;
import io.guerdon.quote.PurchaseQuoted.Price;
import io.guerdon.quote.PurchaseQuoted.Used;
import io.guerdon.redemption.Proportions;
import io.guerdon.redemption.Purse;
import io.guerdon.redemption.Purse.Part;
import io.guerdon.unit.Points;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Splits a price. What members pay less comes off first; then coupons lower what goods cost; then money of the member's wallets, in the order of their names; then
 * points, which are worth least where they pay for what money would have paid. Whatever cannot be used is left out and said, so that
 * a till always has a price.
 */
final class Pricing {
    static final String INSUFFICIENT = "insufficient";
    static final String NOTHING_LEFT_TO_PAY = "nothing-left-to-pay";
    /** They would pay nothing: there is nothing left to pay, or they are less than a step of the rate. */
    static final String NOT_NEEDED = "not-needed";

    static final String NOT_ACCEPTED = "merchant-does-not-accept";
    /** An operator has blocked it. */
    static final String BLOCKED = "stored-value-blocked";

    static final String BELOW_MINIMUM = "below-minimum";
    static final String COUPON_NOT_USABLE = "coupon-not-usable";
    static final String COUPONS_DO_NOT_STACK = "coupons-do-not-stack";

    private final Program program;
    private final AccountState state;
    private final RequestQuote wanted;
    private final List<Used> used = new ArrayList<>();
    private final List<NotUsed> notUsed = new ArrayList<>();
    private final List<WalletId> onReceipt;
    private final Map<WalletId, List<Draw>> draws = new HashMap<>();
    private final Map<WalletId, Proportions> proportions;
    private final List<MemberOff> memberOff;
    private Basket basket;
    private long toPay;

    /**
     * What it needs beside the basket.
     *
     * @param onReceipt definitions of other coupons that have lowered the price already
     * @param proportions of what is wanted, by unit
     * @param memberOff what goods cost less for the member
     */
    record Beside(List<WalletId> onReceipt, Map<WalletId, Proportions> proportions, List<MemberOff> memberOff) {}

    /** A basket, as the member pays it before anything is used. */
    Pricing(Program program, AccountState state, RequestQuote wanted, Beside beside) {
        this.program = program;
        this.proportions = beside.proportions();
        this.state = state;
        this.wanted = wanted;
        this.memberOff = beside.memberOff();
        Basket asked = wanted.purchase().basket();
        this.basket = new Basket(MemberPricing.lowered(asked.lines(), memberOff), asked.tenders());
        this.onReceipt = new ArrayList<>(beside.onReceipt());
    }

    /** The price at an instant. */
    Price at(Instant now) {
        wanted.coupons().forEach(coupon -> useCoupon(coupon, now));
        toPay = basket.total();
        wanted.use().forEach((wallet, amount) -> {
            if (!wallet.equals(WalletId.POINTS)) {
                useMoney(wallet, amount);
            }
        });
        Optional.ofNullable(wanted.use().get(WalletId.POINTS)).ifPresent(this::usePoints);
        return price();
    }

    /** The same, once it is known. */
    Price price() {
        return new Price(used, notUsed, toPay, memberOff);
    }

    /** What is used of a wallet, by lot. */
    List<Draw> draws(WalletId wallet) {
        return draws.getOrDefault(wallet, List.of());
    }

    /** What goods cost after coupons; known once priced. */
    List<Line> lines() {
        return basket.lines();
    }

    private void useCoupon(CouponId id, Instant now) {
        Optional<UsableCoupon> coupon = UsableCoupon.find(program, state, id);
        if (coupon.isEmpty()) {
            leave(id.value(), 1, COUPON_NOT_USABLE);
        } else if (!coupon.get().stacksWith(program, onReceipt)) {
            leave(id.value(), 1, COUPONS_DO_NOT_STACK);
        } else {
            RecordPurchase purchase = wanted.purchase();
            Sale sale = new Sale(purchase.till(), purchase.receipt(), purchase.currency(), basket);
            switch (Discounting.of(program, coupon.get().definition(), sale, now)) {
                case Discount.DoesNotApply not -> leave(id.value(), 1, not.why().code());
                case Discount.Applies applies ->
                    lower(id, coupon.get().definition().id(), applies);
            }
        }
    }

    private void lower(CouponId coupon, WalletId definition, Discount.Applies discount) {
        List<Line> lines = new ArrayList<>();
        for (Line line : basket.lines()) {
            long off = discount.lines().stream()
                    .filter(part -> part.line() == line.line())
                    .mapToLong(Discount.LineOff::minor)
                    .sum();
            lines.add(new Line(line.line(), line.sku(), line.category(), line.quantity(), line.amount() - off));
        }
        basket = new Basket(lines, List.of());
        onReceipt.add(definition);
        used.add(new Used(definition, coupon.value(), 1, discount.total()));
    }

    private void useMoney(WalletId unit, long amount) {
        Purse purse = Purse.of(program, unit);
        if (purse.blocked(state).isPresent()) {
            leave(unit.value(), amount, BLOCKED);
            return;
        }
        long affordable = affordable(purse, amount);
        long useful = Math.min(affordable, toPay);
        leave(unit.value(), affordable - useful, NOTHING_LEFT_TO_PAY);
        use(purse, useful, Part::amount);
    }

    private void usePoints(long points) {
        String what = WalletId.POINTS.value();
        Optional<RedeemRate> rate =
                program.merchant(wanted.purchase().till().merchant()).flatMap(Merchant::redeemRate);
        if (rate.isEmpty()) {
            leave(what, points, NOT_ACCEPTED);
            return;
        }
        Purse purse = Purse.of(program, WalletId.POINTS);
        long affordable = affordable(purse, points);
        long useful = rate.get().useful(affordable, toPay);
        if (useful < program.policies().spending().minimumPoints()) {
            leave(what, affordable, toPay == 0 ? NOTHING_LEFT_TO_PAY : BELOW_MINIMUM);
            return;
        }
        leave(what, affordable - useful, NOT_NEEDED);
        String currency = program.place().currency();
        long minor = rate.get().valueOf(new Points(useful), currency).minor();
        use(purse, useful, _ -> minor);
    }

    /** As much of what is wanted as there is. */
    private long affordable(Purse purse, long wantedAmount) {
        long there = Math.min(wantedAmount, purse.available(state));
        leave(purse.unit().value(), wantedAmount - there, INSUFFICIENT);
        return there;
    }

    private void use(Purse purse, long amount, ToLongFunction<Part> worth) {
        if (amount == 0) {
            return;
        }
        for (Part part : purse.parts(state, amount, proportions.getOrDefault(purse.unit(), Proportions.NONE))) {
            long minor = worth.applyAsLong(part);
            used.add(new Used(part.wallet(), "", part.amount(), minor));
            draws.put(part.wallet(), part.draws());
            toPay -= minor;
        }
    }

    private void leave(String what, long amount, String why) {
        if (amount > 0) {
            notUsed.add(new NotUsed(what, amount, why));
        }
    }
}
