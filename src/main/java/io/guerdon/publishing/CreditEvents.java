package io.guerdon.publishing;

import io.guerdon.credit.CreditFigures;
import io.guerdon.credit.CreditLevel;
import io.guerdon.credit.CreditLine;
import io.guerdon.credit.CreditMark;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.Arranged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The events of a line of credit that is used as far as its member is warned, or whole, or less again: beside that of the entry, and after it. */
final class CreditEvents {
    private static final Balance NOTHING = new Balance(0, 0, 0, 0, 0);

    private final Entry entry;
    private final List<Event> events = new ArrayList<>();

    private CreditEvents(Entry entry) {
        this.entry = entry;
    }

    /** None for an entry that tells of none of these. */
    static List<Event> of(Entry entry) {
        CreditEvents told = new CreditEvents(entry);
        for (Movement movement : entry.movements()) {
            if (movement instanceof Arranged made
                    && made.arrangement() instanceof CreditLine line
                    && line.told().seq() == entry.seq()) {
                told.add(made.id(), line);
            }
        }
        return told.events;
    }

    private void add(ArrangementId id, CreditLine line) {
        CreditMark mark = line.told();
        if (mark.to().compareTo(mark.from()) < 0) {
            add("relieved", id, line);
            return;
        }
        if (mark.from() == CreditLevel.CLEAR) {
            add("warned", id, line);
        }
        if (mark.to() == CreditLevel.REACHED) {
            add("limit-reached", id, line);
        }
    }

    private void add(String what, ArrangementId id, CreditLine line) {
        String program = entry.chain().program().value();
        String owner = entry.chain().owner().value();
        Envelope envelope = new Envelope(
                entry.id() + "." + id + "." + what,
                "/programs/" + program,
                owner,
                "io.guerdon.credit." + what + ".v1",
                entry.recordedAt());
        byte[] body = envelope.around(json -> data(json, line));
        events.add(new Event("guerdon." + program + ".members", owner, body));
    }

    private void data(JsonGenerator json, CreditLine line) {
        json.writeStringProperty("entry", entry.id().toString());
        json.writeNumberProperty("seq", entry.seq());
        json.writeStringProperty("kind", entry.kind().wire());
        json.writeStringProperty("effectiveAt", entry.draft().effectiveAt().toString());
        CreditFigures figures = CreditFigures.of(line, entry.after().getOrDefault(line.wallet(), NOTHING));
        CreditFields.figures(json, line, figures);
        json.writeStringProperty("from", wire(line.told().from()));
        json.writeStringProperty("to", wire(line.told().to()));
    }

    private static String wire(CreditLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
