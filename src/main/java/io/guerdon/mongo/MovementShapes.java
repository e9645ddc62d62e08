package io.guerdon.mongo;

import static io.guerdon.mongo.LotParts.draw;
import static io.guerdon.mongo.LotParts.lotId;
import static io.guerdon.mongo.LotParts.maturity;
import static io.guerdon.mongo.LotParts.terms;
import static io.guerdon.mongo.LotParts.wallet;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotExtended;
import io.guerdon.ledger.Movement.LotMatured;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.LotRestored;
import io.guerdon.ledger.Movement.LotRevived;
import io.guerdon.ledger.Movement.OwedChanged;
import io.guerdon.ledger.Movement.StatusChanged;
import java.util.List;
import java.util.stream.Stream;

/** The stored form of every movement; those of lots are here. */
final class MovementShapes {
    static final Shapes<Movement> ALL = Shapes.ofSealed(
            Movement.class,
            Stream.of(ofLots(), PromiseShapes.ALL, RebateShapes.ALL, TierShapes.ALL, ArrangementShapes.MOVEMENTS)
                    .flatMap(List::stream)
                    .toList());

    private MovementShapes() {}

    private static List<Shape<? extends Movement>> ofLots() {
        return List.of(
                new Shape<>("lot-opened", LotOpened.class, MovementShapes::opened, MovementShapes::opened),
                new Shape<>("lot-matured", LotMatured.class, MovementShapes::matured, MovementShapes::matured),
                new Shape<>("lot-drawn", LotDrawn.class, MovementShapes::drawn, MovementShapes::drawn),
                new Shape<>("lot-restored", LotRestored.class, MovementShapes::restored, MovementShapes::restored),
                new Shape<>("lot-extended", LotExtended.class, MovementShapes::extended, MovementShapes::extended),
                new Shape<>("lot-revived", LotRevived.class, MovementShapes::revived, MovementShapes::revived),
                new Shape<>("owed-changed", OwedChanged.class, MovementShapes::owed, MovementShapes::owed),
                new Shape<>("status-changed", StatusChanged.class, MovementShapes::status, MovementShapes::status));
    }

    private static void opened(BsonOut out, LotOpened m) {
        wallet(out, m.wallet());
        lotId(out, m.lot());
        out.number("amount", m.amount());
        terms(out, m.terms());
        maturity(out, m.maturity());
        out.text("from", m.from().name());
    }

    private static LotOpened opened(Fields in) {
        return new LotOpened(
                wallet(in), lotId(in), in.number("amount"), terms(in), maturity(in), new Book(in.text("from")));
    }

    private static void matured(BsonOut out, LotMatured m) {
        wallet(out, m.wallet());
        lotId(out, m.lot());
        out.number("amount", m.amount());
    }

    private static LotMatured matured(Fields in) {
        return new LotMatured(wallet(in), lotId(in), in.number("amount"));
    }

    private static void drawn(BsonOut out, LotDrawn m) {
        wallet(out, m.wallet());
        LotParts.write(out, m.draw());
        out.text("bucket", m.bucket().name()).text("to", m.to().name());
    }

    private static LotDrawn drawn(Fields in) {
        return new LotDrawn(wallet(in), draw(in), new Book(in.text("bucket")), new Book(in.text("to")));
    }

    private static void restored(BsonOut out, LotRestored m) {
        wallet(out, m.wallet());
        LotParts.write(out, m.draw());
        out.text("from", m.from().name());
    }

    private static LotRestored restored(Fields in) {
        return new LotRestored(wallet(in), draw(in), new Book(in.text("from")));
    }

    private static void extended(BsonOut out, LotExtended m) {
        wallet(out, m.wallet());
        lotId(out, m.lot());
        out.time("from", m.from()).time("to", m.to());
    }

    private static LotExtended extended(Fields in) {
        return new LotExtended(wallet(in), lotId(in), in.time("from"), in.time("to"));
    }

    private static void revived(BsonOut out, LotRevived m) {
        wallet(out, m.wallet());
        LotParts.write(out, m.draw());
        out.time("expiredAt", m.expiredAt());
        maturity(out, m.maturity());
    }

    private static LotRevived revived(Fields in) {
        return new LotRevived(wallet(in), draw(in), in.time("expiredAt"), maturity(in));
    }

    private static void owed(BsonOut out, OwedChanged m) {
        wallet(out, m.wallet());
        out.number("amount", m.amount()).text("counterparty", m.counterparty().name());
    }

    private static OwedChanged owed(Fields in) {
        return new OwedChanged(wallet(in), in.number("amount"), new Book(in.text("counterparty")));
    }

    private static void status(BsonOut out, StatusChanged m) {
        out.text("status", m.status().name());
    }

    private static StatusChanged status(Fields in) {
        return new StatusChanged(AccountStatus.valueOf(in.text("status")));
    }
}
