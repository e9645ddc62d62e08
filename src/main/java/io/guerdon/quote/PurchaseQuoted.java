package io.guerdon.quote;

import io.guerdon.earning.Matched;
import io.guerdon.earning.Promise;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;

/**
 * A quote as the journal keeps it: everything that committing it needs, so that what was quoted is what is charged.
 *
 * @param quote its id
 * @param purchase the basket, with tenders as the quote splits the price
 * @param price how the price is split
 * @param wouldEarn what committing it earns
 * @param judged when, and for whom
 */
public record PurchaseQuoted(
        QuoteId quote, RecordPurchase purchase, Price price, List<Earning> wouldEarn, Judged judged)
        implements Promise {
    public PurchaseQuoted {
        wouldEarn = List.copyOf(wouldEarn);
        if (purchase.at().isPresent()) {
            throw new IllegalArgumentException("a quote is judged when it is made");
        }
    }

    /**
     * How a price is split.
     *
     * @param used what is held for it, in the order it was used
     * @param notUsed what was wanted and is not used, and why
     * @param toPay what remains, in minor units
     * @param memberOff what goods cost less for the member, before anything was used
     */
    public record Price(List<Used> used, List<NotUsed> notUsed, long toPay, List<MemberOff> memberOff) {
        public Price {
            used = List.copyOf(used);
            notUsed = List.copyOf(notUsed);
            memberOff = List.copyOf(memberOff);
        }

        /** The ids of the coupons that are used. */
        List<String> coupons() {
            return used.stream().filter(Used::isCoupon).map(Used::coupon).toList();
        }
    }

    /**
     * Something used.
     *
     * @param wallet out of which
     * @param coupon its id; empty where it is no coupon
     * @param amount of its unit
     * @param minor what it pays, or takes off the price of goods, in minor units
     */
    public record Used(WalletId wallet, String coupon, long amount, long minor) {
        /** Whether it takes something off the price, and does not pay it. */
        public boolean isCoupon() {
            return !coupon.isEmpty();
        }
    }

    /**
     * Something wanted and not used.
     *
     * @param what the wallet, or the coupon
     * @param amount of its unit
     * @param why stable code
     */
    public record NotUsed(String what, long amount, String why) {}

    /**
     * What a line costs less for the member.
     *
     * @param line its number
     * @param price which of the program's prices for members
     * @param minor off the line, positive
     */
    public record MemberOff(int line, String price, long minor) {}

    /**
     * What it would earn.
     *
     * @param expiresAt {@link io.guerdon.ledger.LotTerms#NEVER} for never
     */
    public record Earning(WalletId wallet, long amount, Instant expiresAt) {}

    /**
     * How it was judged.
     *
     * @param at when: the sale counts as made then
     * @param validUntil the first instant at which it can no longer be committed
     * @param matched what committing it keeps of its having been judged
     */
    public record Judged(Instant at, Instant validUntil, Matched matched) {}

    @Override
    public String ref() {
        return quote.value();
    }

    @Override
    public Instant validUntil() {
        return judged.validUntil();
    }
}
