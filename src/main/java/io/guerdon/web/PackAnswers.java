package io.guerdon.web;

import io.guerdon.ledger.Entry;
import io.guerdon.pack.PackBought;
import io.guerdon.pack.Packs;
import io.guerdon.web.SpendAnswers.Value;
import java.time.Instant;

/** What is answered about packs of points. */
final class PackAnswers {
    private PackAnswers() {}

    /**
     * A pack that was bought.
     *
     * @param price what was paid for it
     * @param worth what its points cost the partner; what that is more than the price is the program's discount
     * @param bought points that the partner has bought in all, with these
     */
    record PackTold(Stamp entry, String partner, long points, Value price, Value worth, String reference, long bought) {
        static PackTold of(Entry entry) {
            PackBought made = EarnAnswers.subject(entry, PackBought.class);
            return new PackTold(
                    Stamp.of(entry),
                    made.partner().value(),
                    made.points().value(),
                    Value.of(made.price()),
                    Value.of(made.worth()),
                    made.reference(),
                    Packs.with(entry));
        }
    }

    /** What a pack would be; {@code bought} are the points bought in all, with these. */
    record PackPreview(String partner, long points, Value price, Value worth, long bought) {
        static PackPreview of(Packs.Preview.Would would) {
            PackBought made = would.pack();
            return new PackPreview(
                    made.partner().value(),
                    made.points().value(),
                    Value.of(made.price()),
                    Value.of(made.worth()),
                    would.bought());
        }
    }

    /**
     * A pack in the list.
     *
     * @param entry by which it was bought
     */
    record PackView(String entry, Instant at, long points, Value price, Value worth, String reference) {
        static PackView of(Entry entry) {
            PackBought made = EarnAnswers.subject(entry, PackBought.class);
            return new PackView(
                    entry.id().toString(),
                    entry.recordedAt(),
                    made.points().value(),
                    Value.of(made.price()),
                    Value.of(made.worth()),
                    made.reference());
        }
    }
}
