package io.guerdon.publishing;

import io.guerdon.cashback.PayoutChanged;
import io.guerdon.conversion.PointsConverted;
import io.guerdon.correction.BalanceAdjusted;
import io.guerdon.correction.EntryReversed;
import io.guerdon.coupon.CouponApplied;
import io.guerdon.coupon.CouponIssued;
import io.guerdon.coupon.CouponVoided;
import io.guerdon.credit.CreditLimitSet;
import io.guerdon.credit.CreditRepaid;
import io.guerdon.credit.CreditStanding;
import io.guerdon.earning.ActivityReported;
import io.guerdon.earning.GoodsReturned;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.giftcard.GiftCardLoadVoided;
import io.guerdon.giftcard.GiftCardLoaded;
import io.guerdon.giftcard.GiftCardPaidOut;
import io.guerdon.giftcard.GiftCardRefunded;
import io.guerdon.ledger.Subject;
import io.guerdon.membership.MembershipChanged;
import io.guerdon.offline.AllowanceGranted;
import io.guerdon.offline.TerminalKeyRotated;
import io.guerdon.offline.TerminalRegistered;
import io.guerdon.offline.TicketCloned;
import io.guerdon.offline.TicketSettled;
import io.guerdon.payment.ChargeConfirmed;
import io.guerdon.payment.ChargeFailed;
import io.guerdon.payment.ChargeRefunded;
import io.guerdon.prepaid.PlanMoved;
import io.guerdon.prepaid.PlanPaid;
import io.guerdon.prepaid.PlanRefunded;
import io.guerdon.prepaid.PlanStanding;
import io.guerdon.quote.PurchaseQuoted;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.reward.RewardClaimChanged;
import io.guerdon.storedvalue.StoredValueStanding;
import io.guerdon.storedvalue.TopUpRefunded;
import io.guerdon.storedvalue.ToppedUp;
import io.guerdon.transfer.PointsSent;
import io.guerdon.unit.WalletId;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** What an entry is about, as far as subscribers may know it: the facts of the sale, never the basket's contents. */
final class SubjectFields {
    /** What subscribers are told about; everything else stays unpublished. */
    static final Set<Class<? extends Subject>> DESCRIBED = Set.of(
            PurchaseMade.class,
            GoodsReturned.class,
            PointsRedeemed.class,
            PointsSent.class,
            PointsConverted.class,
            ActivityReported.class,
            EntryReversed.class,
            PurchaseQuoted.class,
            BalanceAdjusted.class,
            CouponIssued.class,
            CouponApplied.class,
            CouponVoided.class,
            PayoutChanged.class,
            RewardClaimChanged.class,
            GiftCardLoaded.class,
            GiftCardLoadVoided.class,
            GiftCardRefunded.class,
            GiftCardPaidOut.class,
            ToppedUp.class,
            TopUpRefunded.class,
            StoredValueStanding.class,
            ChargeConfirmed.class,
            ChargeFailed.class,
            ChargeRefunded.class,
            PlanStanding.class,
            PlanMoved.class,
            PlanPaid.class,
            PlanRefunded.class,
            CreditLimitSet.class,
            CreditRepaid.class,
            CreditStanding.class,
            MembershipChanged.class,
            TerminalRegistered.class,
            TerminalKeyRotated.class,
            AllowanceGranted.class,
            TicketSettled.class,
            TicketCloned.class);

    private SubjectFields() {}

    static void write(JsonGenerator json, Subject subject) {
        switch (subject) {
            case PurchaseMade made -> purchase(json, made);
            case GoodsReturned returned -> goodsReturned(json, returned);
            case PointsRedeemed redeemed -> redeemed(json, redeemed);
            case PointsSent sent -> GiftCardFields.sent(json, sent);
            case PointsConverted made -> ConversionFields.converted(json, made);
            case GiftCardLoaded loaded -> GiftCardFields.loaded(json, loaded);
            case GiftCardLoadVoided voided -> GiftCardFields.voided(json, voided);
            case GiftCardRefunded refunded -> GiftCardFields.refunded(json, refunded);
            case GiftCardPaidOut paid -> GiftCardFields.paidOut(json, paid);
            case ToppedUp made -> StoredValueFields.toppedUp(json, made);
            case TopUpRefunded refunded -> StoredValueFields.refunded(json, refunded);
            case StoredValueStanding standing -> StoredValueFields.standing(json, standing);
            case ChargeConfirmed confirmed -> ChargeFields.confirmed(json, confirmed);
            case ChargeFailed failed -> ChargeFields.failed(json, failed);
            case ChargeRefunded refunded -> ChargeFields.refunded(json, refunded);
            case PlanStanding standing -> PlanFields.standing(json, standing);
            case PlanPaid paid -> PlanFields.paid(json, paid);
            case PlanMoved moved -> PlanFields.moved(json, moved);
            case PlanRefunded refunded -> PlanFields.refunded(json, refunded);
            case CreditLimitSet set -> CreditFields.limitSet(json, set);
            case CreditRepaid repaid -> CreditFields.repaid(json, repaid);
            case CreditStanding standing -> CreditFields.standing(json, standing);
            case MembershipChanged changed -> MembershipFields.changed(json, changed);
            case TerminalRegistered registered -> TerminalFields.registered(json, registered);
            case TerminalKeyRotated rotated -> TerminalFields.rotated(json, rotated);
            case AllowanceGranted granted -> TerminalFields.granted(json, granted);
            case TicketSettled settled -> TerminalFields.settled(json, settled);
            case TicketCloned cloned -> TerminalFields.cloned(json, cloned);
            case ActivityReported activity -> json.writeStringProperty("activity", activity.type());
            case EntryReversed reversed -> {
                json.writeStringProperty("reversed", reversed.entry().toString());
                json.writeStringProperty("reversedKind", reversed.kind().wire());
            }
            case PurchaseQuoted quoted -> quoted(json, quoted);
            case BalanceAdjusted adjusted -> {
                json.writeStringProperty("unit", adjusted.wallet().value());
                json.writeNumberProperty("amount", adjusted.amount());
                adjusted.merchant().ifPresent(merchant -> json.writeStringProperty("issuer", merchant.value()));
            }
            case CouponIssued issued -> CouponFields.named(json, issued.coupon(), issued.definition());
            case CouponApplied applied -> CouponFields.applied(json, applied);
            case CouponVoided voided -> CouponFields.named(json, voided.coupon(), voided.definition());
            case PayoutChanged payout -> payout(json, payout);
            case RewardClaimChanged claim -> {
                json.writeStringProperty("claim", claim.claim().value());
                json.writeStringProperty("reward", claim.reward().value());
                json.writeStringProperty("state", claim.state().wire());
            }
            // Any capability may carry a subject of its own; a test holds the list above against all there are.
            default -> {}
        }
    }

    private static void purchase(JsonGenerator json, PurchaseMade made) {
        json.writeStringProperty("purchase", made.purchase().value());
        json.writeStringProperty("receipt", made.receipt());
        json.writeObjectPropertyStart("paid");
        json.writeNumberProperty("amount", made.basket().total());
        json.writeStringProperty("currency", made.currency());
        json.writeEndObject();
    }

    private static void quoted(JsonGenerator json, PurchaseQuoted quoted) {
        json.writeStringProperty("quote", quoted.quote().value());
        json.writeStringProperty("receipt", quoted.purchase().receipt());
        json.writeStringProperty("validUntil", quoted.judged().validUntil().toString());
        json.writeObjectPropertyStart("toPay");
        json.writeNumberProperty("amount", quoted.price().toPay());
        json.writeStringProperty("currency", quoted.purchase().currency());
        json.writeEndObject();
    }

    private static void goodsReturned(JsonGenerator json, GoodsReturned returned) {
        json.writeStringProperty("purchase", returned.purchase().value());
        given(json, "receipt", returned.receipt());
        GoodsReturned.Totals points = returned.totals(WalletId.POINTS);
        json.writeNumberProperty("takenBack", points.takenBack());
        json.writeNumberProperty("restored", points.restored());
        json.writeNumberProperty("owed", points.owed());
    }

    private static void redeemed(JsonGenerator json, PointsRedeemed redeemed) {
        GiftCardFields.amount(json, redeemed.wallet(), redeemed.points());
        json.writeObjectPropertyStart("value");
        json.writeNumberProperty("amount", redeemed.value().minor());
        json.writeStringProperty("currency", redeemed.value().currency());
        json.writeEndObject();
        given(json, "reference", redeemed.reference());
    }

    private static void payout(JsonGenerator json, PayoutChanged payout) {
        json.writeStringProperty("payout", payout.payout().value());
        json.writeStringProperty("unit", payout.wallet().value());
        json.writeNumberProperty("amount", payout.amount());
        json.writeStringProperty("state", payout.state().wire());
        given(json, "reference", payout.reference());
    }

    /** Writes a text that may be missing. */
    static void given(JsonGenerator json, String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }
}
