package io.guerdon.ledger;

import java.util.Locale;

/** What an entry did, as stored, shown and published. */
public enum EntryKind {
    ENROL,
    STATUS,
    IDENTIFIER_ADD,
    IDENTIFIER_REMOVE,
    CARD_BLOCK,
    CARD_UNBLOCK,
    EARN,
    REDEEM,
    HOLD,
    CAPTURE,
    VOID,
    LAPSE,
    QUOTE,
    QUOTE_DROP,
    RETURN,
    REVERSAL,
    EXPIRE,
    MATURE,
    ACTIVITY,
    ADJUST,
    ADJUST_REQUEST,
    ADJUST_LAPSE,
    TRANSFER_OUT,
    TRANSFER_IN,
    TRANSFER_ARRIVED,
    /** Units of a partner's own currency became points. */
    CONVERT_IN,
    /** Points became units of a partner's own currency. */
    CONVERT_OUT,
    COUPON_ISSUE,
    COUPON_RESERVE,
    COUPON_REDEEM,
    COUPON_VOID,
    PAYOUT_REQUEST,
    PAYOUT_SENT,
    PAYOUT_FAIL,
    REWARD_CLAIM,
    REWARD_FULFIL,
    REWARD_CANCEL,
    REBATE_AGREE,
    REBATE_SETTLE,
    /** Time took a tier, or might have. It moves nothing. */
    TIER,
    GIFT_CARD_ACTIVATE,
    GIFT_CARD_TOP_UP,
    GIFT_CARD_VOID,
    GIFT_CARD_REFUND,
    GIFT_CARD_PAYOUT,
    GIFT_CARD_BLOCK,
    GIFT_CARD_UNBLOCK,
    TOP_UP,
    TOP_UP_REFUND,
    STORED_VALUE_BLOCK,
    STORED_VALUE_UNBLOCK,
    CHARGE_CONFIRM,
    CHARGE_FAIL,
    CHARGE_REFUND,
    PLAN_AGREE,
    PLAN_PAY,
    PLAN_REFUND,
    PLAN_CLOSE,
    /** Time asks for a part of a plan. */
    PLAN_DUE,
    PLAN_LATE,
    PLAN_LAPSE,
    PLAN_COMPLETE,
    /** A plan leaves for another member. */
    PLAN_TRANSFER_OUT,
    PLAN_TRANSFER_IN,
    PLAN_TRANSFER_ARRIVED,
    /** It was not taken, and is back. */
    PLAN_TRANSFER_RETURNED,
    CREDIT_LIMIT,
    CREDIT_REPAY,
    CREDIT_BLOCK,
    CREDIT_UNBLOCK,
    MEMBERSHIP_JOIN,
    MEMBERSHIP_RENEW,
    /** A fee is due and was not paid, or is to be paid outside. */
    MEMBERSHIP_DUE,
    MEMBERSHIP_CHANGE,
    MEMBERSHIP_PACK,
    MEMBERSHIP_PAUSE,
    MEMBERSHIP_RESUME,
    MEMBERSHIP_CANCEL,
    MEMBERSHIP_END,
    TERMINAL_REGISTER,
    TERMINAL_KEY,
    TERMINAL_BLOCK,
    TERMINAL_UNBLOCK,
    ALLOWANCE_GRANT,
    TICKET,
    TICKET_CLONE,
    /** A partner paid for points in advance. */
    PACK_BUY,
    /** A refused spend, remembered under its key. It moves nothing. */
    REFUSE,
    /** Uses up a key, or a place in the chain, whose claim somebody else took over, so that its own entry can never come. It moves nothing. */
    ABANDON;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in the journal, the API and the events. */
    public String wire() {
        return wire;
    }

    /** Reads the stored name back. */
    public static EntryKind ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
