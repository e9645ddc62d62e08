package io.guerdon.publishing;

import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TransferId;
import io.guerdon.ledger.UnitCost;
import io.guerdon.offline.AllowanceGranted;
import io.guerdon.offline.AllowanceId;
import io.guerdon.offline.Bearer;
import io.guerdon.offline.Charge;
import io.guerdon.offline.GrantAllowance;
import io.guerdon.offline.TerminalKeyRotated;
import io.guerdon.offline.TerminalRegistered;
import io.guerdon.offline.Ticket;
import io.guerdon.offline.TicketCloned;
import io.guerdon.offline.TicketKey;
import io.guerdon.offline.TicketSettled;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.Points;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A draft of everything that happens to tills that may be offline; all of them follow {@link #opening}. */
final class TerminalDrafts {
    /** What can. */
    static final List<EntryKind> KINDS = List.of(
            EntryKind.TERMINAL_REGISTER,
            EntryKind.TERMINAL_KEY,
            EntryKind.TERMINAL_BLOCK,
            EntryKind.TERMINAL_UNBLOCK,
            EntryKind.ALLOWANCE_GRANT,
            EntryKind.TICKET,
            EntryKind.TICKET_CLONE,
            EntryKind.EXPIRE,
            EntryKind.TRANSFER_ARRIVED);

    private static final MerchantId BOOKS = new MerchantId("books");
    private static final TicketKey KEY = new TicketKey("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    private static final WalletId LEFT = new WalletId("allowance.points");
    private static final Instant END = TestEntries.NOW.plusSeconds(86_400);
    private static final LotTerms TERMS = new LotTerms(BOOKS, new UnitCost(0, 1), END);
    private static final TransferId ON_ITS_WAY = new TransferId("trf_0123456789abcdef0000-1");

    private TerminalDrafts() {}

    static String terminal(int number) {
        return "trm_0123456789abcdef%04d".formatted(number);
    }

    /** An allowance with a ticket on its way. */
    static Draft opening() {
        return draft(
                EntryKind.ALLOWANCE_GRANT,
                granted(),
                new Movement.LotOpened(LEFT, new LotId(1, 0), 100, TERMS, Maturity.NOW, Book.OPERATOR),
                sent(ON_ITS_WAY, 5));
    }

    static Draft of(EntryKind kind) {
        return switch (kind) {
            case TERMINAL_REGISTER ->
                draft(
                        kind,
                        new TerminalRegistered(new Till(BOOKS, "s9", "t1"), KEY),
                        new Movement.StatusChanged(AccountStatus.ACTIVE));
            case TERMINAL_KEY -> draft(kind, new TerminalKeyRotated(KEY, "0123456789abcdef", END));
            case TERMINAL_BLOCK -> draft(kind, new Movement.StatusChanged(AccountStatus.SUSPENDED));
            case TERMINAL_UNBLOCK -> draft(kind, new Movement.StatusChanged(AccountStatus.ACTIVE));
            case ALLOWANCE_GRANT ->
                draft(
                        kind,
                        granted(),
                        new Movement.LotOpened(LEFT, new LotId(2, 0), 100, TERMS, Maturity.NOW, Book.OPERATOR));
            case TICKET ->
                draft(
                        kind,
                        new TicketSettled(
                                serial(),
                                new Ticket.Sale(
                                        new Points(20), new Money(20, "CNY"), "R-1", TestEntries.NOW.minusSeconds(60)),
                                new Charge(new MemberId("mem_1"), Bearer.HOUSE),
                                new TicketSettled.Taken(WalletId.POINTS, 75),
                                "c2ln"),
                        sent(new TransferId("trf_0123456789abcdef0000-2"), 20));
            case TICKET_CLONE ->
                draft(kind, new TicketCloned(serial(), new EntryId("a", 1), List.of("points", "value"), "c2ln"));
            case EXPIRE -> draft(kind, new Movement.LotDrawn(LEFT, draw(95), Book.AVAILABLE, Book.BREAKAGE));
            case TRANSFER_ARRIVED -> draft(kind, new Movement.TransferArrived(ON_ITS_WAY));
            default -> throw new IllegalArgumentException(kind + " does not happen to terminals");
        };
    }

    private static Subject granted() {
        GrantAllowance grant = new GrantAllowance(
                WalletId.POINTS,
                new Points(100),
                new Points(50),
                new GrantAllowance.Validity(TestEntries.NOW.minusSeconds(3_600), TestEntries.NOW, END));
        return new AllowanceGranted(grant, new RedeemRate(100, 100), "CNY");
    }

    private static Ticket.Serial serial() {
        AllowanceId allowance = new AllowanceId(new OfflineTillId(terminal(0)), 1);
        return new Ticket.Serial(allowance, KEY.id(), 3);
    }

    private static Movement sent(TransferId id, long points) {
        return new Movement.TransferSent(LEFT, id, TestEntries.chain("mem_1"), List.of(draw(points)));
    }

    private static Draw draw(long amount) {
        return new Draw(new LotId(1, 0), amount, TERMS);
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
}
