package io.guerdon.publishing;

import io.guerdon.ledger.EntryKind;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.OwnerId;
import io.guerdon.unit.PartnerAccountId;
import java.util.Optional;

/** The event type of each kind of entry. */
final class EventType {
    private static final String PREFIX = "io.guerdon.";

    private EventType() {}

    /** Empty for entries that moved nothing and concern nobody but the caller. */
    static Optional<String> of(OwnerId owner, EntryKind kind) {
        Optional<String> name = switch (owner) {
            case MemberId _ -> ofMember(kind);
            case GiftCardId _ -> ofGiftCard(kind);
            case OfflineTillId _ -> ofTill(kind);
            case PartnerAccountId _ -> Optional.empty();
        };
        return name.map(known -> PREFIX + known + ".v1");
    }

    /** What cards share with members has names of its own: subscribers to the one take no money for the other's points. */
    static Optional<String> ofGiftCard(EntryKind kind) {
        return switch (kind) {
            case REDEEM -> Optional.of("gift-card.redeemed");
            case HOLD -> Optional.of("gift-card.held");
            case CAPTURE -> Optional.of("gift-card.captured");
            case VOID -> Optional.of("gift-card.hold-voided");
            case LAPSE -> Optional.of("gift-card.hold-lapsed");
            case EXPIRE -> Optional.of("gift-card.expired");
            case TRANSFER_OUT -> Optional.of("gift-card.moved");
            case TRANSFER_ARRIVED -> Optional.of("gift-card.move-arrived");
            default -> ofMember(kind);
        };
    }

    /** What tills share with others has names of its own, too. */
    static Optional<String> ofTill(EntryKind kind) {
        return switch (kind) {
            case EXPIRE -> Optional.of("allowance.expired");
            case TRANSFER_ARRIVED -> Optional.of("ticket.charged");
            default -> ofMember(kind);
        };
    }

    static Optional<String> ofMember(EntryKind kind) {
        return switch (kind) {
            case ENROL -> Optional.of("member.enrolled");
            case STATUS -> Optional.of("member.status-changed");
            case IDENTIFIER_ADD -> Optional.of("member.identifier-added");
            case IDENTIFIER_REMOVE -> Optional.of("member.identifier-removed");
            case CARD_BLOCK -> Optional.of("member.card-blocked");
            case CARD_UNBLOCK -> Optional.of("member.card-unblocked");
            case EARN -> Optional.of("points.earned");
            case REDEEM -> Optional.of("points.redeemed");
            case HOLD -> Optional.of("points.held");
            case CAPTURE -> Optional.of("hold.captured");
            case VOID -> Optional.of("hold.voided");
            case LAPSE -> Optional.of("hold.lapsed");
            case QUOTE -> Optional.of("purchase.quoted");
            case QUOTE_DROP -> Optional.of("quote.dropped");
            case RETURN -> Optional.of("points.returned");
            case REVERSAL -> Optional.of("entry.reversed");
            case EXPIRE -> Optional.of("points.expired");
            case MATURE -> Optional.of("points.matured");
            case ACTIVITY -> Optional.of("activity.reported");
            case ADJUST -> Optional.of("points.adjusted");
            case ADJUST_REQUEST -> Optional.of("adjustment.requested");
            case ADJUST_LAPSE -> Optional.of("adjustment.lapsed");
            case TRANSFER_OUT -> Optional.of("points.transferred-out");
            case TRANSFER_IN -> Optional.of("points.transferred-in");
            case TRANSFER_ARRIVED -> Optional.of("transfer.arrived");
            case CONVERT_IN -> Optional.of("points.converted-in");
            case CONVERT_OUT -> Optional.of("points.converted-out");
            case COUPON_ISSUE -> Optional.of("coupon.issued");
            case COUPON_RESERVE -> Optional.of("coupon.reserved");
            case COUPON_REDEEM -> Optional.of("coupon.redeemed");
            case COUPON_VOID -> Optional.of("coupon.voided");
            case PAYOUT_REQUEST -> Optional.of("payout.requested");
            case PAYOUT_SENT -> Optional.of("payout.sent");
            case PAYOUT_FAIL -> Optional.of("payout.failed");
            case REWARD_CLAIM -> Optional.of("reward.claimed");
            case REWARD_FULFIL -> Optional.of("reward.fulfilled");
            case REWARD_CANCEL -> Optional.of("reward.cancelled");
            case REBATE_AGREE -> Optional.of("rebate.agreed");
            case REBATE_SETTLE -> Optional.of("rebate.settled");
            case GIFT_CARD_ACTIVATE -> Optional.of("gift-card.activated");
            case GIFT_CARD_TOP_UP -> Optional.of("gift-card.topped-up");
            case GIFT_CARD_VOID -> Optional.of("gift-card.load-voided");
            case GIFT_CARD_REFUND -> Optional.of("gift-card.refunded");
            case GIFT_CARD_PAYOUT -> Optional.of("gift-card.paid-out");
            case GIFT_CARD_BLOCK -> Optional.of("gift-card.blocked");
            case GIFT_CARD_UNBLOCK -> Optional.of("gift-card.unblocked");
            case TOP_UP -> Optional.of("stored-value.topped-up");
            case TOP_UP_REFUND -> Optional.of("stored-value.refunded");
            case STORED_VALUE_BLOCK -> Optional.of("stored-value.blocked");
            case STORED_VALUE_UNBLOCK -> Optional.of("stored-value.unblocked");
            case PLAN_AGREE -> Optional.of("prepaid-plan.agreed");
            case PLAN_PAY -> Optional.of("prepaid-plan.paid");
            case PLAN_REFUND -> Optional.of("prepaid-plan.refunded");
            case PLAN_CLOSE -> Optional.of("prepaid-plan.closed");
            case PLAN_DUE -> Optional.of("prepaid-plan.due");
            case PLAN_LATE -> Optional.of("prepaid-plan.late");
            case PLAN_LAPSE -> Optional.of("prepaid-plan.lapsed");
            case PLAN_COMPLETE -> Optional.of("prepaid-plan.completed");
            case PLAN_TRANSFER_OUT -> Optional.of("prepaid-plan.transferred-out");
            case PLAN_TRANSFER_IN -> Optional.of("prepaid-plan.transferred-in");
            case PLAN_TRANSFER_ARRIVED -> Optional.of("prepaid-plan.transfer-arrived");
            case PLAN_TRANSFER_RETURNED -> Optional.of("prepaid-plan.transfer-returned");
            case CHARGE_CONFIRM -> Optional.of("charge.confirmed");
            case CHARGE_FAIL -> Optional.of("charge.failed");
            case CHARGE_REFUND -> Optional.of("charge.refunded");
            case CREDIT_LIMIT -> Optional.of("credit.limit-set");
            case CREDIT_REPAY -> Optional.of("credit.repaid");
            case CREDIT_BLOCK -> Optional.of("credit.blocked");
            case CREDIT_UNBLOCK -> Optional.of("credit.unblocked");
            case MEMBERSHIP_JOIN -> Optional.of("membership.joined");
            case MEMBERSHIP_RENEW -> Optional.of("membership.renewed");
            case MEMBERSHIP_DUE -> Optional.of("membership.fee-due");
            case MEMBERSHIP_CHANGE -> Optional.of("membership.changed");
            case MEMBERSHIP_PACK -> Optional.of("membership.pack-given");
            case MEMBERSHIP_PAUSE -> Optional.of("membership.paused");
            case MEMBERSHIP_RESUME -> Optional.of("membership.resumed");
            case MEMBERSHIP_CANCEL -> Optional.of("membership.cancelled");
            case MEMBERSHIP_END -> Optional.of("membership.ended");
            case TERMINAL_REGISTER -> Optional.of("terminal.registered");
            case TERMINAL_KEY -> Optional.of("terminal.key-replaced");
            case TERMINAL_BLOCK -> Optional.of("terminal.blocked");
            case TERMINAL_UNBLOCK -> Optional.of("terminal.unblocked");
            case ALLOWANCE_GRANT -> Optional.of("allowance.granted");
            case TICKET -> Optional.of("ticket.settled");
            case TICKET_CLONE -> Optional.of("ticket.cloned");
            // Partners are told of what they paid in advance by their own streams.
            case PACK_BUY, TIER, REFUSE, ABANDON -> Optional.empty();
        };
    }
}
