package io.guerdon.access;

import static io.guerdon.access.Role.ADMIN;
import static io.guerdon.access.Role.APP;
import static io.guerdon.access.Role.OPERATOR;
import static io.guerdon.access.Role.PARTNER;
import static io.guerdon.access.Role.TILL;

import java.util.EnumSet;
import java.util.Set;

/** The table of what can be done, and by whom. Admins may do everything. */
public enum Act {
    ENROL(TILL, PARTNER, OPERATOR),
    FIND_MEMBER(TILL, APP, PARTNER, OPERATOR),
    READ_BALANCES(TILL, APP, PARTNER, OPERATOR),
    READ_ENTRIES(TILL, APP, PARTNER, OPERATOR),
    READ_TIER(TILL, APP, PARTNER, OPERATOR),

    RECORD_PURCHASE(TILL, PARTNER, OPERATOR),
    RETURN_GOODS(TILL, PARTNER, OPERATOR),
    REPORT_ACTIVITY(TILL, OPERATOR),
    REDEEM(TILL, PARTNER, OPERATOR),
    HOLD(TILL, PARTNER, OPERATOR),
    QUOTE(TILL, PARTNER, OPERATOR),
    TRANSFER(APP, OPERATOR),

    READ_COUPONS(TILL, APP, PARTNER, OPERATOR),
    ENTER_COUPON_CODE(TILL, APP, OPERATOR),
    USE_COUPON(TILL, PARTNER, OPERATOR),
    GIVE_COUPON(OPERATOR),
    VOID_COUPON(OPERATOR),
    MAKE_COUPON_CODES(OPERATOR),
    READ_REWARDS(TILL, APP, PARTNER, OPERATOR),
    CLAIM_REWARD(TILL, APP, OPERATOR),
    FINISH_REWARD(TILL, OPERATOR),
    READ_PAYOUTS(APP, OPERATOR),
    REQUEST_PAYOUT(APP, OPERATOR),
    FINISH_PAYOUT(OPERATOR),

    READ_GIFT_CARD(TILL, APP, PARTNER, OPERATOR),
    SELL_GIFT_CARD(TILL, PARTNER, OPERATOR),
    SPEND_GIFT_CARD(TILL, PARTNER, OPERATOR),
    PAY_OUT_GIFT_CARD(TILL, OPERATOR),
    MOVE_GIFT_CARD(APP, OPERATOR),
    BLOCK_GIFT_CARD(OPERATOR),
    MAKE_GIFT_CARD_CODES(OPERATOR),
    READ_PROFILE(APP, OPERATOR),
    CHANGE_PROFILE(APP, OPERATOR),
    ISSUE_TOKEN(APP, OPERATOR),
    EXPORT_MEMBER(APP, OPERATOR),
    LIST_MEMBERS(OPERATOR),
    LIST_BALANCES(OPERATOR),
    LIST_ENTRIES(OPERATOR),
    CHANGE_IDENTIFIERS(OPERATOR),
    CHANGE_STATUS(OPERATOR),
    ERASE_MEMBER(OPERATOR),
    REVERSE(OPERATOR),
    ADJUST(OPERATOR),
    APPROVE(OPERATOR),

    /** Each line of a batch is judged by its own act. */
    SEND_BATCH(TILL, APP, PARTNER, OPERATOR),
    READ_PROGRAM(TILL, APP, PARTNER, OPERATOR),
    READ_REVISIONS(OPERATOR),
    DRAFT_PROGRAM(OPERATOR),
    BACKTEST(OPERATOR),
    PUBLISH_PROGRAM(ADMIN),
    TEST_CLOCK(ADMIN),
    VERIFY_LEDGER(OPERATOR),
    READ_METRICS(OPERATOR),
    MANAGE_KEYS(ADMIN);

    @SuppressWarnings("ImmutableEnumChecker") // filled in the constructor and never changed or handed out
    private final Set<Role> roles;

    Act(Role first, Role... others) {
        roles = EnumSet.of(first, others);
        roles.add(ADMIN);
    }

    /** Whether a role may do this. */
    public boolean permits(Role role) {
        return roles.contains(role);
    }
}
