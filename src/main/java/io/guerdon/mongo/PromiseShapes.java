package io.guerdon.mongo;

import static io.guerdon.mongo.LotParts.wallet;

import io.guerdon.ledger.AdjustmentRequest;
import io.guerdon.ledger.AdjustmentRequest.Asked;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.ApprovalClosed;
import io.guerdon.ledger.Movement.ApprovalRequested;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Movement.TransferArrived;
import io.guerdon.ledger.Movement.TransferSent;
import io.guerdon.ledger.OpenHold;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.TransferId;
import io.guerdon.unit.MerchantId;
import java.util.List;
import java.util.Optional;

/**
 * The stored form of what is promised and not yet done: holds, transfers on their way, adjustments that wait for approval; in
 * entries as they open and close, in snapshots while they last.
 */
final class PromiseShapes {
    static final List<Shape<? extends Movement>> ALL = List.of(
            new Shape<>("hold-opened", HoldOpened.class, PromiseShapes::opened, PromiseShapes::opened),
            new Shape<>("hold-closed", HoldClosed.class, PromiseShapes::closed, PromiseShapes::closed),
            new Shape<>("transfer-sent", TransferSent.class, PromiseShapes::sent, PromiseShapes::sent),
            new Shape<>("transfer-arrived", TransferArrived.class, PromiseShapes::arrived, PromiseShapes::arrived),
            new Shape<>("approval-requested", ApprovalRequested.class, PromiseShapes::asked, PromiseShapes::asked),
            new Shape<>("approval-closed", ApprovalClosed.class, PromiseShapes::answered, PromiseShapes::answered));

    private static final String MERCHANT = "merchant";

    private PromiseShapes() {}

    private static void opened(BsonOut out, HoldOpened m) {
        hold(out, new OpenHold(m.hold(), m.wallet(), m.merchant(), m.reference(), m.lapsesAt(), m.draws()));
    }

    private static HoldOpened opened(Fields in) {
        OpenHold hold = hold(in);
        return new HoldOpened(
                hold.wallet(), hold.id(), hold.merchant(), hold.reference(), hold.lapsesAt(), hold.draws());
    }

    static void hold(BsonOut out, OpenHold hold) {
        wallet(out, hold.wallet());
        out.text("hold", hold.id().value())
                .text(MERCHANT, hold.merchant().value())
                .text("reference", hold.reference())
                .time("lapsesAt", hold.lapsesAt())
                .list("draws", hold.draws(), LotParts::write);
    }

    static OpenHold hold(Fields in) {
        return new OpenHold(
                new HoldId(in.text("hold")),
                wallet(in),
                new MerchantId(in.text(MERCHANT)),
                in.text("reference"),
                in.time("lapsesAt"),
                in.list("draws", LotParts::draw));
    }

    private static void closed(BsonOut out, HoldClosed m) {
        wallet(out, m.wallet());
        out.text("hold", m.hold().value())
                .text("ending", m.ending().name())
                .list("captured", m.captured(), LotParts::write)
                .list("released", m.released(), LotParts::write)
                .text("to", m.to().name());
    }

    private static HoldClosed closed(Fields in) {
        return new HoldClosed(
                wallet(in),
                new HoldId(in.text("hold")),
                HoldClosed.Ending.valueOf(in.text("ending")),
                in.list("captured", LotParts::draw),
                in.list("released", LotParts::draw),
                new Book(in.text("to")));
    }

    private static void sent(BsonOut out, TransferSent m) {
        transfer(out, new SentTransfer(m.transfer(), m.wallet(), m.to(), m.draws()));
    }

    private static TransferSent sent(Fields in) {
        SentTransfer sent = transfer(in);
        return new TransferSent(sent.wallet(), sent.id(), sent.to(), sent.draws());
    }

    static void transfer(BsonOut out, SentTransfer sent) {
        wallet(out, sent.wallet());
        out.text("transfer", sent.id().value())
                .text("to", sent.to().value())
                .list("draws", sent.draws(), LotParts::write);
    }

    static SentTransfer transfer(Fields in) {
        return new SentTransfer(
                new TransferId(in.text("transfer")),
                wallet(in),
                ChainId.parse(in.text("to")),
                in.list("draws", LotParts::draw));
    }

    private static void arrived(BsonOut out, TransferArrived m) {
        out.text("transfer", m.transfer().value());
    }

    private static TransferArrived arrived(Fields in) {
        return new TransferArrived(new TransferId(in.text("transfer")));
    }

    private static void asked(BsonOut out, ApprovalRequested m) {
        request(out, m.request());
    }

    private static ApprovalRequested asked(Fields in) {
        return new ApprovalRequested(request(in));
    }

    static void request(BsonOut out, AdjustmentRequest request) {
        wallet(out, request.asked().wallet());
        out.number("seq", request.seq())
                .number("amount", request.asked().amount())
                .text("operator", request.operator())
                .text("reason", request.reason())
                .time("lapsesAt", request.lapsesAt());
        request.asked().merchant().ifPresent(merchant -> out.text(MERCHANT, merchant.value()));
    }

    static AdjustmentRequest request(Fields in) {
        return new AdjustmentRequest(
                in.number("seq"),
                new Asked(wallet(in), in.number("amount"), merchant(in)),
                in.text("operator"),
                in.text("reason"),
                in.time("lapsesAt"));
    }

    /** In whose name; requests of before nobody's could be in any do not say. */
    private static Optional<MerchantId> merchant(Fields in) {
        return in.has(MERCHANT) ? Optional.of(new MerchantId(in.text(MERCHANT))) : Optional.empty();
    }

    private static void answered(BsonOut out, ApprovalClosed m) {
        out.number("request", m.request());
    }

    private static ApprovalClosed answered(Fields in) {
        return new ApprovalClosed(in.number("request"));
    }
}
