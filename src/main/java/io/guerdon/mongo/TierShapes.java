package io.guerdon.mongo;

import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.TierLooked;
import io.guerdon.ledger.Movement.TierTold;
import io.guerdon.ledger.Movement.TierTold.Course;
import io.guerdon.ledger.Movement.TierTold.Reason;
import io.guerdon.ledger.TierMark;
import java.util.List;

/** The stored form of what was told of a tier. */
final class TierShapes {
    static final List<Shape<? extends Movement>> ALL = List.of(
            new Shape<>("tier-looked", TierLooked.class, (_, _) -> {}, _ -> new TierLooked()),
            new Shape<>("tier-told", TierTold.class, TierShapes::told, TierShapes::told));
    private static final String UNTIL = "until";

    private TierShapes() {}

    private static void told(BsonOut out, TierTold m) {
        out.text("from", m.from())
                .text("to", m.to())
                .time(UNTIL, m.until())
                .text("course", m.course().name())
                .text("reason", m.reason().name());
    }

    private static TierTold told(Fields in) {
        return new TierTold(
                in.text("from"),
                in.text("to"),
                in.time(UNTIL),
                Course.valueOf(in.text("course")),
                Reason.valueOf(in.text("reason")));
    }

    static void mark(BsonOut out, TierMark mark) {
        out.text("tier", mark.tier()).time(UNTIL, mark.until());
    }

    static TierMark mark(Fields in) {
        return new TierMark(in.text("tier"), in.time(UNTIL));
    }
}
