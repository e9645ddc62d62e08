package io.guerdon.mongo;

import io.guerdon.ledger.Digest;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.Concern;
import io.guerdon.publishing.Mark;
import io.guerdon.publishing.Measure;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerBatch.Folded;
import io.guerdon.publishing.PartnerBatch.Start;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.WalletId;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;

/** The stored form of a partner's batch. Hashes and totals after each event are not stored: they follow from the start. */
final class PartnerForm {
    static final String PARTNER = "partner";
    static final String FIRST = "first";
    static final String WRITER = "writer";
    static final String LAST_ENTRY = "lastEntry";

    private PartnerForm() {}

    static Document document(PartnerBatch batch) {
        Start start = batch.start();
        return new Document("_id", start.partner() + "/" + start.first())
                .append(PARTNER, start.partner().toString())
                .append(FIRST, start.first())
                .append("prev", new Binary(start.prev().bytes()))
                .append("totals", tally(start.totals()))
                .append(WRITER, batch.writer())
                .append(LAST_ENTRY, batch.lastEntry())
                .append(
                        "events",
                        batch.concerns().stream().map(PartnerForm::concern).toList())
                .append(
                        "marks",
                        batch.marks().entrySet().stream().map(PartnerForm::mark).toList());
    }

    static PartnerBatch batch(PartnerId partner, Document document) {
        Start start = new Start(
                partner,
                document.getLong(FIRST),
                new Digest(document.get("prev", Binary.class).getData()),
                tally(document.getList("totals", Document.class)));
        String writer = document.getString(WRITER);
        List<Concern> concerns = document.getList("events", Document.class).stream()
                .map(event -> concern(writer, event))
                .toList();
        Map<String, Folded> marks = new HashMap<>();
        document.getList("marks", Document.class).forEach(mark -> marks.put(mark.getString("writer"), folded(mark)));
        return new PartnerBatch(start, writer, concerns, marks);
    }

    private static Document concern(Concern concern) {
        return new Document("n", concern.entry().n())
                .append("kind", concern.kind().wire())
                .append("member", concern.member().value())
                .append("at", Date.from(concern.recordedAt()))
                .append("amounts", tally(concern.amounts()));
    }

    private static Concern concern(String writer, Document document) {
        return new Concern(
                new EntryId(writer, document.getLong("n")),
                EntryKind.ofWire(document.getString("kind")),
                new MemberId(document.getString("member")),
                document.getDate("at").toInstant(),
                tally(document.getList("amounts", Document.class)));
    }

    private static Document mark(Map.Entry<String, Folded> mark) {
        return new Document("writer", mark.getKey())
                .append("n", mark.getValue().mark().n())
                .append("holes", List.copyOf(mark.getValue().mark().holes()))
                .append("atSecond", mark.getValue().atSecond());
    }

    private static Folded folded(Document document) {
        Mark mark = new Mark(document.getLong("n"), new HashSet<>(document.getList("holes", Long.class)));
        return new Folded(mark, document.getLong("atSecond"));
    }

    private static List<Document> tally(Tally tally) {
        return tally.amounts().entrySet().stream()
                .map(amount -> new Document("unit", amount.getKey().unit().value())
                        .append("measure", amount.getKey().measure().wire())
                        .append("amount", amount.getValue()))
                .toList();
    }

    private static Tally tally(List<Document> documents) {
        SortedMap<Tally.Line, Long> amounts = new TreeMap<>();
        for (Document amount : documents) {
            WalletId unit = new WalletId(amount.getString("unit"));
            amounts.put(new Tally.Line(unit, Measure.ofWire(amount.getString("measure"))), amount.getLong("amount"));
        }
        return new Tally(amounts);
    }
}
