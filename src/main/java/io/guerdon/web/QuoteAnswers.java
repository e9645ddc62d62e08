package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Movement;
import io.guerdon.quote.PurchaseQuoted;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What quotes are answered with. */
final class QuoteAnswers {
    private QuoteAnswers() {}

    /**
     * A price.
     *
     * @param toPay what no wallet pays, in minor units
     * @param discounts what is held for the purchase, and what it pays
     * @param wouldEarn what committing it earns
     * @param notApplied what was wanted and is not used, and why
     * @param memberPrices what lines cost less for the member, and by which price; left out where nothing does
     */
    record Quoted(
            Stamp entry,
            String quote,
            OffsetDateTime validUntil,
            long toPay,
            String currency,
            List<DiscountAnswer> discounts,
            List<WouldEarn> wouldEarn,
            List<NotApplied> notApplied,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MemberPriceAnswer> memberPrices,
            Map<String, Totals> balances) {
        static Quoted of(Entry entry, ZoneId zone) {
            PurchaseQuoted quoted = EarnAnswers.subject(entry, PurchaseQuoted.class);
            return new Quoted(
                    Stamp.of(entry),
                    quoted.quote().value(),
                    quoted.judged().validUntil().atZone(zone).toOffsetDateTime(),
                    quoted.price().toPay(),
                    quoted.purchase().currency(),
                    quoted.price().used().stream().map(DiscountAnswer::of).toList(),
                    quoted.wouldEarn().stream()
                            .map(earning -> WouldEarn.of(earning, zone))
                            .toList(),
                    quoted.price().notUsed().stream().map(NotApplied::of).toList(),
                    quoted.price().memberOff().stream()
                            .map(MemberPriceAnswer::of)
                            .toList(),
                    Totals.of(entry.after()));
        }
    }

    /**
     * A part of the price that a wallet pays, or a coupon takes off.
     *
     * @param unit the wallet, or the coupon's definition
     * @param coupon its id; left out where it is none
     * @param amount of the wallet's unit
     * @param value what it pays or takes off, in minor units
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DiscountAnswer(String unit, @Nullable String coupon, long amount, long value) {
        static DiscountAnswer of(PurchaseQuoted.Used used) {
            String coupon = used.isCoupon() ? used.coupon() : null;
            return new DiscountAnswer(used.wallet().value(), coupon, used.amount(), used.minor());
        }
    }

    /**
     * What it would earn.
     *
     * @param expiresAt in the program's zone; left out where it does not expire
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WouldEarn(String unit, long amount, @Nullable OffsetDateTime expiresAt) {
        static WouldEarn of(PurchaseQuoted.Earning earning, ZoneId zone) {
            boolean never = earning.expiresAt().equals(LotTerms.NEVER);
            OffsetDateTime expiry =
                    never ? null : earning.expiresAt().atZone(zone).toOffsetDateTime();
            return new WouldEarn(earning.wallet().value(), earning.amount(), expiry);
        }
    }

    /** A line that costs so much less, in minor units, by a price for members. */
    record MemberPriceAnswer(int line, String price, long value) {
        static MemberPriceAnswer of(PurchaseQuoted.MemberOff off) {
            return new MemberPriceAnswer(off.line(), off.price(), off.minor());
        }
    }

    /** So much of something that is not used, and the stable code of why. */
    record NotApplied(String what, long amount, String why) {
        static NotApplied of(PurchaseQuoted.NotUsed left) {
            return new NotApplied(left.what(), left.amount(), left.why());
        }
    }

    /** A quote that nothing came of. */
    record QuoteEnded(Stamp entry, List<Amount> released, Map<String, Totals> balances) {
        static QuoteEnded of(Entry entry, ZoneId zone) {
            List<Amount> released = entry.movements().stream()
                    .filter(Movement.HoldClosed.class::isInstance)
                    .map(Movement.HoldClosed.class::cast)
                    .map(hold -> new Amount(hold.wallet().value(), io.guerdon.ledger.Draw.sum(hold.released())))
                    .toList();
            return new QuoteEnded(Stamp.of(entry), released, Totals.of(entry.after()));
        }
    }
}
