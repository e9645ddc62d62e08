package io.guerdon.publishing;

import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.giftcard.GiftCardLoadVoided;
import io.guerdon.giftcard.GiftCardLoaded;
import io.guerdon.giftcard.GiftCardPaidOut;
import io.guerdon.giftcard.GiftCardRefunded;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
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
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TransferId;
import io.guerdon.ledger.UnitCost;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.transfer.PointsSent;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A draft of everything that happens to gift cards; all of them follow {@link #opening}. */
final class GiftCardDrafts {
    /** What can. */
    static final List<EntryKind> KINDS = List.of(
            EntryKind.GIFT_CARD_ACTIVATE,
            EntryKind.GIFT_CARD_TOP_UP,
            EntryKind.GIFT_CARD_VOID,
            EntryKind.GIFT_CARD_REFUND,
            EntryKind.GIFT_CARD_PAYOUT,
            EntryKind.GIFT_CARD_BLOCK,
            EntryKind.GIFT_CARD_UNBLOCK,
            EntryKind.REDEEM,
            EntryKind.HOLD,
            EntryKind.CAPTURE,
            EntryKind.VOID,
            EntryKind.LAPSE,
            EntryKind.EXPIRE,
            EntryKind.TRANSFER_OUT,
            EntryKind.TRANSFER_ARRIVED);

    private static final WalletId CASH = new WalletId("cash");
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final Till TILL = new Till(CAFE, "s9", "t1");
    private static final LotTerms TERMS = new LotTerms(CAFE, new UnitCost(1, 1), LotTerms.NEVER);
    private static final HoldId HOLD = new HoldId("hld_gft_1-1-1");
    private static final TransferId TRANSFER = new TransferId("trf_gft_1-1-2");
    private static final Instant SOON = TestEntries.NOW.plusSeconds(900);

    private GiftCardDrafts() {}

    /** A card with money, some of it held. */
    static Draft opening() {
        return draft(
                EntryKind.GIFT_CARD_ACTIVATE,
                loaded(),
                new Movement.StatusChanged(AccountStatus.ACTIVE),
                new Movement.LotOpened(CASH, new LotId(1, 0), 100, TERMS, Maturity.NOW, Book.seller(CAFE)),
                held(HOLD, 30));
    }

    static Draft of(EntryKind kind) {
        return switch (kind) {
            case GIFT_CARD_ACTIVATE ->
                draft(kind, loaded(), new Movement.StatusChanged(AccountStatus.ACTIVE), opened(Book.seller(CAFE)));
            case GIFT_CARD_TOP_UP -> draft(kind, loaded(), opened(Book.seller(CAFE)));
            case GIFT_CARD_VOID ->
                draft(
                        kind,
                        new GiftCardLoadVoided(new EntryId("a", 1), new Money(70, "CNY")),
                        drawn(70, Book.seller(CAFE)),
                        new Movement.StatusChanged(AccountStatus.NEW));
            case GIFT_CARD_REFUND ->
                draft(
                        kind,
                        new GiftCardRefunded(new EntryId("a", 1), new Money(9, "CNY"), "X-1"),
                        new Movement.LotRestored(CASH, draw(9), Book.acceptor(CAFE)));
            case GIFT_CARD_PAYOUT ->
                draft(
                        kind,
                        new GiftCardPaidOut(TILL, new Money(70, "CNY"), "cash-1"),
                        drawn(70, Book.acceptor(CAFE)),
                        new Movement.StatusChanged(AccountStatus.CLOSED));
            case GIFT_CARD_BLOCK -> draft(kind, new Movement.StatusChanged(AccountStatus.SUSPENDED));
            case GIFT_CARD_UNBLOCK -> draft(kind, new Movement.StatusChanged(AccountStatus.ACTIVE));
            case REDEEM -> draft(kind, redeemed(20), drawn(20, Book.acceptor(new MerchantId("books"))));
            case HOLD -> draft(kind, held(new HoldId("hld_gft_1-1-2"), 10));
            case CAPTURE -> draft(kind, redeemed(10), closed(Ending.CAPTURED, 10, Book.acceptor(CAFE)));
            case VOID -> draft(kind, closed(Ending.VOIDED, 0, Book.HELD));
            case LAPSE -> draft(kind, closed(Ending.LAPSED, 0, Book.HELD));
            case EXPIRE -> draft(kind, drawn(70, Book.BREAKAGE));
            case TRANSFER_OUT ->
                draft(
                        kind,
                        new PointsSent(TRANSFER, TestEntries.chain("mem_2"), CASH, new Points(9)),
                        new Movement.TransferSent(CASH, TRANSFER, TestEntries.chain("mem_2"), List.of(draw(9))));
            case TRANSFER_ARRIVED -> draft(kind, new Movement.TransferArrived(TRANSFER));
            default -> throw new IllegalArgumentException(kind + " does not happen to gift cards");
        };
    }

    /** What a member gets from a card. */
    static Draft arrived() {
        return draft(
                EntryKind.TRANSFER_IN,
                new PointsSent(TRANSFER, TestEntries.chain("gft_1-7"), CASH, new Points(9)),
                new Movement.LotOpened(CASH, new LotId(1, 0), 9, TERMS, Maturity.NOW, Book.TRANSIT));
    }

    private static Draft draft(EntryKind kind, Movement... movements) {
        return draft(kind, Optional.empty(), movements);
    }

    private static Draft draft(EntryKind kind, Subject subject, Movement... movements) {
        return draft(kind, Optional.of(subject), movements);
    }

    private static Draft draft(EntryKind kind, Optional<Subject> subject, Movement... movements) {
        Actor actor = new Actor("key", "cafe", "s9", "t1", "because");
        return new Draft(kind, TestEntries.NOW, List.of(movements), subject, Draft.Why.by(actor));
    }

    private static Subject loaded() {
        return new GiftCardLoaded(new DefinitionId("classic"), new PaidIn(TILL, new Money(100, "CNY"), "R-1", 1));
    }

    private static Subject redeemed(long amount) {
        return new PointsRedeemed(TILL, CASH, new Points(amount), new Money(amount, "CNY"), "R-9");
    }

    private static Movement opened(Book from) {
        return new Movement.LotOpened(CASH, new LotId(2, 0), 5, TERMS, Maturity.NOW, from);
    }

    private static Movement drawn(long amount, Book to) {
        return new Movement.LotDrawn(CASH, draw(amount), Book.AVAILABLE, to);
    }

    private static Draw draw(long amount) {
        return new Draw(new LotId(1, 0), amount, TERMS);
    }

    private static Movement held(HoldId hold, long amount) {
        return new Movement.HoldOpened(CASH, hold, CAFE, "R-9", SOON, List.of(draw(amount)));
    }

    private static Movement closed(Ending ending, long captured, Book to) {
        List<Draw> spent = captured == 0 ? List.of() : List.of(draw(captured));
        return new Movement.HoldClosed(CASH, HOLD, ending, spent, List.of(draw(30 - captured)), to);
    }
}
