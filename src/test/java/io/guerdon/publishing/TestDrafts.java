package io.guerdon.publishing;

import io.guerdon.cashback.PayoutChanged;
import io.guerdon.cashback.PayoutId;
import io.guerdon.cashback.PayoutState;
import io.guerdon.correction.BalanceAdjusted;
import io.guerdon.correction.EntryReversed;
import io.guerdon.coupon.CouponApplied;
import io.guerdon.coupon.CouponId;
import io.guerdon.coupon.CouponIssued;
import io.guerdon.coupon.CouponVoided;
import io.guerdon.coupon.Discount;
import io.guerdon.earning.ActivityReported;
import io.guerdon.earning.Basket;
import io.guerdon.earning.GoodsReturned;
import io.guerdon.earning.Matched;
import io.guerdon.earning.PurchaseId;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReportActivity;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.AdjustmentRequest;
import io.guerdon.ledger.Agreement;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.HoldClosed.Ending;
import io.guerdon.ledger.Movement.TierTold.Course;
import io.guerdon.ledger.Movement.TierTold.Reason;
import io.guerdon.ledger.RebateRef;
import io.guerdon.ledger.RebateTerms;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TransferId;
import io.guerdon.ledger.UnitCost;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.quote.PurchaseQuoted;
import io.guerdon.quote.QuoteId;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.reward.RewardClaimChanged;
import io.guerdon.reward.RewardClaimId;
import io.guerdon.reward.RewardClaimState;
import io.guerdon.transfer.PointsSent;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.RewardId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.VolumeSteps;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A draft of every kind, each with everything such an entry can carry; all of them follow {@link #opening}. */
final class TestDrafts {
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final MerchantId BOOKS = new MerchantId("books");
    private static final Instant SOON = TestEntries.NOW.plusSeconds(900);
    private static final LotTerms TERMS = new LotTerms(CAFE, new UnitCost(1, 1), LotTerms.NEVER);
    private static final LotId LOT = new LotId(1, 0);
    private static final LotId WAITING = new LotId(1, 1);
    private static final HoldId HOLD = new HoldId("hld_1-1");
    private static final Till TILL = new Till(BOOKS, "s9", "t1");
    private static final CouponId COUPON = new CouponId("cpn_1-1.0");
    private static final WalletId SORT = new WalletId("back-50");
    private static final TransferId TRANSFER = new TransferId("trf_1-2");

    private static final RebateRef REBATE = new RebateRef(new RebateId("volume"), "2026-Q4");

    private TestDrafts() {}

    /** Entry 1: a lot, a pending lot, a hold, a request for approval, and the beginning of a rebate. */
    static Draft opening() {
        return draft(
                EntryKind.EARN,
                new PurchaseMade(new PurchaseId("pur_1-1"), TILL, "R-1", "CNY", Basket.ofTotal(15_000, List.of())),
                new Movement.LotOpened(WalletId.POINTS, LOT, 100, TERMS, Maturity.NOW, Book.issuer(CAFE)),
                new Movement.LotOpened(
                        WalletId.POINTS, WAITING, 50, TERMS, new Maturity.MaturesAt(SOON), Book.issuer(CAFE)),
                held(HOLD, 30),
                new Movement.ApprovalRequested(new AdjustmentRequest(
                        1, new AdjustmentRequest.Asked(WalletId.POINTS, 5, Optional.empty()), "op", "why", SOON)),
                new Movement.RebateBegun(REBATE, rebate()));
    }

    private static RebateTerms rebate() {
        return new RebateTerms(
                1,
                new RebateTerms.Counts(WalletId.POINTS, Instant.EPOCH, Instant.EPOCH),
                new VolumeSteps(VolumeSteps.Play.WHOLE, Rounding.DOWN, List.of()),
                new RebateTerms.Pays(WalletId.POINTS, SOON, TERMS, Maturity.NOW, RebateTerms.Missing.OWED));
    }

    static Draft of(EntryKind kind) {
        return switch (kind) {
            case IDENTIFIER_ADD, IDENTIFIER_REMOVE, CARD_BLOCK, CARD_UNBLOCK -> draft(kind);
            case ENROL, STATUS -> draft(kind, new Movement.StatusChanged(AccountStatus.ACTIVE));
            case EARN ->
                draft(
                        kind,
                        new PurchaseMade(new PurchaseId("pur_1-2"), TILL, "R-2", "CNY", Basket.ofTotal(500, List.of())),
                        opened(Book.issuer(CAFE)));
            case REDEEM -> draft(kind, redeemed(20), drawn(20, Book.acceptor(BOOKS)));
            case HOLD -> draft(kind, held(new HoldId("hld_1-2"), 10));
            case CAPTURE -> draft(kind, redeemed(10), closed(Ending.CAPTURED, 10, Book.acceptor(BOOKS)));
            case VOID -> draft(kind, closed(Ending.VOIDED, 0, Book.HELD));
            case LAPSE -> draft(kind, closed(Ending.LAPSED, 0, Book.HELD));
            case QUOTE -> draft(kind, quoted(), held(new HoldId("quo_1-2.points"), 10));
            case QUOTE_DROP -> draft(kind, closed(Ending.VOIDED, 0, Book.HELD));
            case RETURN -> draft(kind, returned(), drawn(7, Book.issuer(CAFE)), owed());
            case REVERSAL ->
                draft(
                        kind,
                        new EntryReversed(new EntryId("a", 1), EntryKind.EARN, new TreeMap<>()),
                        drawn(7, Book.issuer(CAFE)));
            case EXPIRE -> draft(kind, drawn(70, Book.BREAKAGE));
            case MATURE -> draft(kind, new Movement.LotMatured(WalletId.POINTS, WAITING, 50));
            case ACTIVITY ->
                draft(kind, new ActivityReported("check-in", Map.of("secret", "x"), ReportActivity.NOWHERE, List.of()));
            case ADJUST -> draft(kind, adjusted(), drawn(5, Book.OPERATOR), new Movement.ApprovalClosed(1));
            case ADJUST_REQUEST ->
                draft(
                        kind,
                        adjusted(),
                        new Movement.ApprovalRequested(new AdjustmentRequest(
                                2,
                                new AdjustmentRequest.Asked(WalletId.POINTS, -5, Optional.of(CAFE)),
                                "op",
                                "why",
                                SOON)));
            case ADJUST_LAPSE -> draft(kind, new Movement.ApprovalClosed(1));
            case TRANSFER_OUT ->
                draft(
                        kind,
                        sent(),
                        new Movement.TransferSent(
                                WalletId.POINTS, TRANSFER, TestEntries.chain("mem_2"), List.of(draw(9))));
            case TRANSFER_IN -> draft(kind, sent(), opened(Book.TRANSIT));
            case TRANSFER_ARRIVED -> draft(kind, new Movement.TransferArrived(TRANSFER));
            case CONVERT_IN -> draft(kind, ConversionDrafts.converted(Direction.IN), opened(Book.issuer(CAFE)));
            case CONVERT_OUT -> draft(kind, ConversionDrafts.converted(Direction.OUT), drawn(9, Book.acceptor(BOOKS)));
            case COUPON_ISSUE -> draft(kind, new CouponIssued(COUPON, SORT, 1, "secret"), opened(Book.OPERATOR));
            case COUPON_RESERVE -> draft(kind, applied(), held(new HoldId("hld_1-2"), 1));
            case COUPON_REDEEM -> draft(kind, applied(), drawn(1, Book.acceptor(BOOKS)), captured());
            case COUPON_VOID -> draft(kind, new CouponVoided(COUPON, SORT), drawn(1, Book.OPERATOR));
            case PAYOUT_REQUEST ->
                draft(
                        kind,
                        payout(PayoutState.REQUESTED, ""),
                        new Movement.HoldOpened(
                                WalletId.POINTS, new HoldId("pay_1-2"), BOOKS, "", Instant.MAX, List.of(draw(10))));
            case PAYOUT_SENT ->
                draft(kind, payout(PayoutState.SENT, "bank-77"), closed(Ending.CAPTURED, 30, Book.acceptor(BOOKS)));
            case PAYOUT_FAIL -> draft(kind, payout(PayoutState.FAILED, ""), closed(Ending.VOIDED, 0, Book.HELD));
            case TIER ->
                draft(
                        kind,
                        new Movement.TierLooked(),
                        new Movement.TierTold("gold", "silver", SOON, Course.DOWNGRADED, Reason.TIME));
            case REBATE_AGREE ->
                draft(
                        kind,
                        new Movement.RebateAgreed(
                                new RebateId("volume"),
                                new Agreement(Instant.EPOCH, Instant.parse("2026-12-31T16:00:00Z"))));
            case REBATE_SETTLE ->
                draft(kind, new Movement.RebateSettled(REBATE, WalletId.POINTS, 1_000_000, 30_000, 0, 0, List.of()));
            case REWARD_CLAIM -> draft(kind, claim(RewardClaimState.CLAIMED), drawn(9, Book.acceptor(BOOKS)));
            case REWARD_FULFIL -> draft(kind, claim(RewardClaimState.FULFILLED));
            case REWARD_CANCEL ->
                draft(
                        kind,
                        claim(RewardClaimState.CANCELLED),
                        new Movement.LotRestored(WalletId.POINTS, draw(9), Book.acceptor(BOOKS)));
            case TOP_UP -> draft(kind, StoredValueDrafts.toppedUp(), opened(Book.seller(CAFE)));
            case TOP_UP_REFUND ->
                draft(kind, StoredValueDrafts.refunded(), drawn(7, Book.seller(CAFE)), drawn(2, Book.acceptor(BOOKS)));
            case CHARGE_CONFIRM ->
                draft(kind, ChargeDrafts.confirmed(), ChargeDrafts.opened(), ChargeDrafts.ended(), ChargeDrafts.paid());
            case CHARGE_FAIL -> draft(kind, ChargeDrafts.failed(), ChargeDrafts.opened());
            case CHARGE_REFUND -> draft(kind, ChargeDrafts.refunded(), ChargeDrafts.paidBack());
            case PLAN_AGREE, PLAN_CLOSE, PLAN_DUE, PLAN_LATE, PLAN_LAPSE, PLAN_COMPLETE ->
                draft(kind, PlanDrafts.STANDING, PlanDrafts.arranged());
            case PLAN_TRANSFER_OUT, PLAN_TRANSFER_IN, PLAN_TRANSFER_ARRIVED, PLAN_TRANSFER_RETURNED ->
                draft(kind, PlanDrafts.MOVED, PlanDrafts.arranged());
            case PLAN_PAY -> draft(kind, PlanDrafts.paid(), opened(Book.seller(CAFE)), PlanDrafts.arranged());
            case PLAN_REFUND -> draft(kind, PlanDrafts.refunded(), drawn(7, Book.seller(CAFE)), PlanDrafts.arranged());
            case CREDIT_LIMIT -> draft(kind, CreditDrafts.limitSet(), opened(Book.credit(CAFE)));
            case CREDIT_REPAY -> draft(kind, CreditDrafts.repaid(), CreditDrafts.filled());
            case CREDIT_BLOCK -> draft(kind, CreditDrafts.STANDING, CreditDrafts.blocked());
            case CREDIT_UNBLOCK -> draft(kind, CreditDrafts.STANDING, closed(Ending.VOIDED, 0, Book.HELD));
            case MEMBERSHIP_JOIN,
                    MEMBERSHIP_RENEW,
                    MEMBERSHIP_DUE,
                    MEMBERSHIP_PACK,
                    MEMBERSHIP_PAUSE,
                    MEMBERSHIP_RESUME,
                    MEMBERSHIP_END -> draft(kind, MembershipDrafts.changed(), drawn(20, Book.fees(CAFE)));
            case MEMBERSHIP_CHANGE -> draft(kind, MembershipDrafts.lowered(), opened(Book.seller(CAFE)));
            case MEMBERSHIP_CANCEL ->
                draft(
                        kind,
                        MembershipDrafts.returned(),
                        new Movement.LotRestored(WalletId.POINTS, draw(9), Book.fees(CAFE)));
            case STORED_VALUE_BLOCK -> draft(kind, StoredValueDrafts.STANDING, StoredValueDrafts.blocked());
            case STORED_VALUE_UNBLOCK -> draft(kind, StoredValueDrafts.STANDING, closed(Ending.VOIDED, 0, Book.HELD));
            case GIFT_CARD_ACTIVATE,
                    GIFT_CARD_TOP_UP,
                    GIFT_CARD_VOID,
                    GIFT_CARD_REFUND,
                    GIFT_CARD_PAYOUT,
                    GIFT_CARD_BLOCK,
                    GIFT_CARD_UNBLOCK,
                    TERMINAL_REGISTER,
                    TERMINAL_KEY,
                    TERMINAL_BLOCK,
                    TERMINAL_UNBLOCK,
                    ALLOWANCE_GRANT,
                    TICKET,
                    TICKET_CLONE,
                    PACK_BUY -> throw new IllegalArgumentException(kind + " happens to no member");
            case REFUSE, ABANDON -> draft(kind);
        };
    }

    private static Draft draft(EntryKind kind, Movement... movements) {
        return draft(kind, Optional.empty(), movements);
    }

    private static Draft draft(EntryKind kind, Subject subject, Movement... movements) {
        return draft(kind, Optional.of(subject), movements);
    }

    private static Draft draft(EntryKind kind, Optional<Subject> subject, Movement... movements) {
        Actor actor = new Actor("key", "books", "s9", "t1", "because");
        return new Draft(kind, TestEntries.NOW, List.of(movements), subject, Draft.Why.by(actor));
    }

    private static Movement opened(Book from) {
        return new Movement.LotOpened(WalletId.POINTS, new LotId(2, 0), 5, TERMS, Maturity.NOW, from);
    }

    private static Movement drawn(long amount, Book to) {
        return new Movement.LotDrawn(WalletId.POINTS, draw(amount), Book.AVAILABLE, to);
    }

    private static Draw draw(long amount) {
        return new Draw(LOT, amount, TERMS);
    }

    private static Movement held(HoldId hold, long amount) {
        return new Movement.HoldOpened(WalletId.POINTS, hold, BOOKS, "R-9", SOON, List.of(draw(amount)));
    }

    private static Movement closed(Ending ending, long captured, Book to) {
        List<Draw> spent = captured == 0 ? List.of() : List.of(draw(captured));
        List<Draw> released = captured == 30 ? List.of() : List.of(draw(30 - captured));
        return new Movement.HoldClosed(WalletId.POINTS, HOLD, ending, spent, released, to);
    }

    private static Movement owed() {
        return new Movement.OwedChanged(WalletId.POINTS, 3, Book.issuer(CAFE));
    }

    private static Subject payout(PayoutState state, String reference) {
        return new PayoutChanged(new PayoutId("pay_1-2"), WalletId.POINTS, 10, state, reference);
    }

    private static Subject claim(RewardClaimState state) {
        return new RewardClaimChanged(new RewardClaimId("rwd_1-2"), new RewardId("free-coffee"), 7, BOOKS, state);
    }

    private static Subject redeemed(long points) {
        return new PointsRedeemed(TILL, new Points(points), new Money(points, "CNY"), "R-9");
    }

    private static Subject quoted() {
        RecordPurchase purchase =
                new RecordPurchase(TILL, "R-3", Optional.empty(), "CNY", Basket.ofTotal(500, List.of()));
        return new PurchaseQuoted(
                new QuoteId("quo_1-2"),
                purchase,
                new PurchaseQuoted.Price(
                        List.of(new PurchaseQuoted.Used(WalletId.POINTS, "", 10, 10)), List.of(), 490, List.of()),
                List.of(),
                new PurchaseQuoted.Judged(Instant.EPOCH, Instant.EPOCH.plusSeconds(900), Matched.NONE));
    }

    private static Subject returned() {
        List<ReturnedLine> lines = List.of(new ReturnedLine(1, 1, 1_000));
        var totals = new TreeMap<>(Map.of(WalletId.POINTS, new GoodsReturned.Totals(10, 0, 3, 0)));
        return new GoodsReturned(new PurchaseId("pur_1-1"), "X-1", lines, totals);
    }

    private static Subject adjusted() {
        return new BalanceAdjusted(WalletId.POINTS, -5, Optional.of(CAFE), "op");
    }

    private static Subject applied() {
        return new CouponApplied(
                COUPON, SORT, TILL, "R-9", new CouponApplied.Off("CNY", List.of(new Discount.LineOff(1, 500))));
    }

    private static Movement captured() {
        return closed(Ending.CAPTURED, 30, Book.acceptor(BOOKS));
    }

    private static Subject sent() {
        return new PointsSent(TRANSFER, TestEntries.chain("mem_2"), WalletId.POINTS, new Points(9));
    }
}
