package io.guerdon.publishing;

import io.guerdon.conversion.PointsConverted;
import io.guerdon.coupon.CouponApplied;
import io.guerdon.earning.GoodsReturned;
import io.guerdon.earning.PaidIn;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Till;
import io.guerdon.giftcard.GiftCardPaidOut;
import io.guerdon.giftcard.GiftCardRefunded;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement.LotRestored;
import io.guerdon.ledger.Subject;
import io.guerdon.payment.ChargeConfirmed;
import io.guerdon.payment.ChargeRefunded;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.unit.MerchantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds in an entry what its merchant has on a slip of its own; nobody else is told another's receipt numbers. */
final class Slips {
    private Slips() {}

    /** By the merchant whose slip it is; empty where the entry names no receipt. */
    static Map<MerchantId, Slip> of(Entry entry) {
        return entry.draft()
                .subject()
                .flatMap(subject -> found(entry, subject))
                .filter(found -> !found.merchant.isEmpty() && !found.receipt.isEmpty())
                .map(found -> Map.of(
                        new MerchantId(found.merchant),
                        new Slip(found.receipt, entry.draft().effectiveAt(), found.amount)))
                .orElse(Map.of());
    }

    private static Optional<Found> found(Entry entry, Subject subject) {
        return switch (subject) {
            case PurchaseMade m -> at(m.till(), m.receipt(), m.basket().total());
            case GoodsReturned m -> Optional.of(new Found(soldAt(entry), m.receipt(), refunded(m.lines())));
            case PointsRedeemed m -> at(m.till(), m.reference(), m.value().minor());
            // What it was about is no money: units of the partner's, and points.
            case PointsConverted m -> Optional.of(new Found(m.merchant().value(), m.reference(), OptionalLong.empty()));
            case CouponApplied m
            when entry.kind() == EntryKind.COUPON_REDEEM ->
                at(m.till(), m.reference(), m.off().total());
            case PaidIn.Purpose m ->
                at(m.paid().till(), m.paid().receipt(), m.paid().amount().minor());
            case GiftCardRefunded m ->
                at(spentAt(entry), m.reference(), m.amount().minor());
            case GiftCardPaidOut m -> at(m.till(), m.reference(), m.amount().minor());
            case ChargeConfirmed m ->
                at(
                        m.charge().merchant().value(),
                        m.reference(),
                        m.charge().amount().minor());
            case ChargeRefunded m -> at(m.charge().merchant().value(), m.reference(), m.amount());
            // What else there is has no number of a merchant's own.
            default -> Optional.empty();
        };
    }

    /** Goods come back where they were bought; the entry refers to that receipt. */
    private static String soldAt(Entry entry) {
        return entry.draft().why().refs().stream()
                .filter(PurchaseMade::isReceiptRef)
                .map(PurchaseMade::merchantOf)
                .findFirst()
                .orElse("");
    }

    /** Money goes back on a card where it had been spent. */
    private static String spentAt(Entry entry) {
        return entry.movements().stream()
                .filter(LotRestored.class::isInstance)
                .map(movement -> ((LotRestored) movement).from().acceptorOf())
                .flatMap(Optional::stream)
                .map(MerchantId::value)
                .findFirst()
                .orElse("");
    }

    private static Optional<Found> at(Till till, String receipt, long amount) {
        return at(till.merchant().value(), receipt, amount);
    }

    private static Optional<Found> at(String merchant, String receipt, long amount) {
        return Optional.of(new Found(merchant, receipt, OptionalLong.of(amount)));
    }

    /** Known where the till said what it gave back for every line; pieces alone say nothing about money. */
    private static OptionalLong refunded(List<ReturnedLine> lines) {
        return lines.stream().allMatch(line -> line.amount() > 0)
                ? OptionalLong.of(lines.stream().mapToLong(ReturnedLine::amount).sum())
                : OptionalLong.empty();
    }

    private record Found(String merchant, String receipt, OptionalLong amount) {}
}
