package io.guerdon.mongo;

import io.guerdon.ledger.Subject;
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
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.util.List;

/** The stored form of what entries of tills that may be offline are about. */
final class TerminalShapes {
    static final List<Shape<? extends Subject>> ALL = List.of(
            new Shape<>("terminal", TerminalRegistered.class, TerminalShapes::terminal, TerminalShapes::terminal),
            new Shape<>("terminal-key", TerminalKeyRotated.class, TerminalShapes::rotated, TerminalShapes::rotated),
            new Shape<>("allowance", AllowanceGranted.class, TerminalShapes::granted, TerminalShapes::granted),
            new Shape<>("ticket", TicketSettled.class, TerminalShapes::settled, TerminalShapes::settled),
            new Shape<>("ticket-clone", TicketCloned.class, TerminalShapes::cloned, TerminalShapes::cloned));

    private TerminalShapes() {}

    private static void terminal(BsonOut out, TerminalRegistered registered) {
        EarningShapes.till(out, registered.till());
        out.text("key", registered.key().text());
    }

    private static TerminalRegistered terminal(Fields in) {
        return new TerminalRegistered(EarningShapes.till(in), new TicketKey(in.text("key")));
    }

    private static void rotated(BsonOut out, TerminalKeyRotated rotated) {
        out.text("key", rotated.key().text())
                .text("replaced", rotated.replaced())
                .time("until", rotated.until());
    }

    private static TerminalKeyRotated rotated(Fields in) {
        return new TerminalKeyRotated(new TicketKey(in.text("key")), in.text("replaced"), in.time("until"));
    }

    private static void granted(BsonOut out, AllowanceGranted granted) {
        GrantAllowance grant = granted.grant();
        out.text("unit", grant.unit().value())
                .number("total", grant.total().value())
                .number("mostPerSale", grant.mostPerSale().value())
                .time("from", grant.validity().from())
                .time("until", grant.validity().until())
                .time("settleUntil", grant.validity().settleUntil())
                .number("ratePoints", granted.rate().points())
                .number("rateMinor", granted.rate().minor())
                .text("currency", granted.currency());
    }

    private static AllowanceGranted granted(Fields in) {
        GrantAllowance grant = new GrantAllowance(
                new WalletId(in.text("unit")),
                new Points(in.number("total")),
                new Points(in.number("mostPerSale")),
                new GrantAllowance.Validity(in.time("from"), in.time("until"), in.time("settleUntil")));
        RedeemRate rate = new RedeemRate(in.number("ratePoints"), in.number("rateMinor"));
        return new AllowanceGranted(grant, rate, in.text("currency"));
    }

    private static void settled(BsonOut out, TicketSettled settled) {
        Ticket.Sale sale = settled.sale();
        serial(out, settled.serial());
        out.number("points", sale.points().value())
                .number("value", sale.value().minor())
                .text("currency", sale.value().currency())
                .text("receipt", sale.receipt())
                .time("at", sale.at())
                .text("member", settled.charge().member().value())
                .text("bearer", settled.charge().bearer() == Bearer.HOUSE ? "house" : "")
                .text("unit", settled.taken().unit().value())
                .number("left", settled.taken().left())
                .text("signature", settled.signature());
    }

    private static TicketSettled settled(Fields in) {
        Ticket.Sale sale = new Ticket.Sale(
                new Points(in.number("points")),
                new Money(in.number("value"), in.text("currency")),
                in.text("receipt"),
                in.time("at"));
        Bearer bearer = in.has("bearer") ? Bearer.HOUSE : Bearer.MEMBER;
        return new TicketSettled(
                serial(in),
                sale,
                new Charge(new MemberId(in.text("member")), bearer),
                new TicketSettled.Taken(new WalletId(in.text("unit")), in.number("left")),
                in.text("signature"));
    }

    private static void cloned(BsonOut out, TicketCloned cloned) {
        serial(out, cloned.serial());
        out.part("settled", cloned.settled(), EntryForm::id)
                .texts("fields", cloned.fields())
                .text("signature", cloned.signature());
    }

    private static TicketCloned cloned(Fields in) {
        return new TicketCloned(serial(in), EntryForm.id(in.part("settled")), in.texts("fields"), in.text("signature"));
    }

    private static void serial(BsonOut out, Ticket.Serial serial) {
        out.text("allowance", serial.allowance().value())
                .text("key", serial.key())
                .number("counter", serial.counter());
    }

    private static Ticket.Serial serial(Fields in) {
        return new Ticket.Serial(
                AllowanceId.parse(in.text("allowance")), in.text("key"), Math.toIntExact(in.number("counter")));
    }
}
