package io.guerdon.mongo;

import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.Movement.Posted;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stored form of arrangements: in entries as they are made and change, in snapshots while they last. */
final class ArrangementShapes {
    /** Of every arrangement. A test walks the class path and fails where one is missing. */
    static final Shapes<Arrangement> ALL = new Shapes<>(Stream.of(
                    ChargeShapes.ALL,
                    StoredValueShapes.ARRANGEMENTS,
                    ConversionShapes.ARRANGEMENTS,
                    PlanShapes.ALL,
                    CreditShapes.ALL,
                    MembershipShapes.ALL)
            .flatMap(List::stream)
            .toList());

    static final List<Shape<? extends Movement>> MOVEMENTS = List.of(
            new Shape<>("arranged", Arranged.class, ArrangementShapes::arranged, ArrangementShapes::arranged),
            new Shape<>(
                    "arrangement-ended",
                    ArrangementEnded.class,
                    (out, m) -> id(out, m.id()),
                    in -> new ArrangementEnded(id(in))),
            new Shape<>("posted", Posted.class, ArrangementShapes::posted, ArrangementShapes::posted));

    private ArrangementShapes() {}

    static void id(BsonOut out, ArrangementId id) {
        out.text("arrangement", id.value());
    }

    static ArrangementId id(Fields in) {
        return new ArrangementId(in.text("arrangement"));
    }

    private static void arranged(BsonOut out, Arranged m) {
        entry(out, Map.entry(m.id(), m.arrangement()));
    }

    static void entry(BsonOut out, Map.Entry<ArrangementId, Arrangement> each) {
        id(out, each.getKey());
        out.part("is", each.getValue(), ALL::write);
    }

    static Arranged arranged(Fields in) {
        return new Arranged(id(in), ALL.read(in.part("is")));
    }

    private static void posted(BsonOut out, Posted m) {
        LotParts.wallet(out, m.unit());
        out.number("amount", m.amount()).text("from", m.from().name()).text("to", m.to().name());
    }

    private static Posted posted(Fields in) {
        return new Posted(LotParts.wallet(in), in.number("amount"), new Book(in.text("from")), new Book(in.text("to")));
    }
}
