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
import io.guerdon.publishing.PartnerJournal.Place;
import io.guerdon.publishing.Slip;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.OwnerId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** The stored form of a partner's batch. Hashes and totals after each event are not stored: they follow from the start. */
final class PartnerForm {
    static final String PARTNER = "partner";
    static final String FIRST = "first";
    static final String WRITER = "writer";
    static final String LAST_ENTRY = "lastEntry";

    private PartnerForm() {}

    static RawBsonDocument document(PartnerBatch batch) {
        Start start = batch.start();
        return new RawBsonDocument(BsonOut.document(out -> out.text("_id", id(batch.place()))
                .text(PARTNER, start.partner().toString())
                .exactNumber(FIRST, start.first())
                .binary("prev", start.prev().bytes())
                .exactList("totals", start.totals().amounts().entrySet(), PartnerForm::amount)
                .time("latest", start.latest())
                .text(WRITER, batch.writer())
                .exactNumber(LAST_ENTRY, batch.lastEntry())
                .exactList("events", batch.concerns(), PartnerForm::concern)
                .exactList("marks", batch.marks().entrySet(), PartnerForm::mark)));
    }

    /** The id of the batch that begins at a place. */
    static String id(Place place) {
        return place.partner() + "/" + place.seq();
    }

    static PartnerBatch batch(PartnerId partner, Fields stored) {
        Start start = new Start(
                partner,
                stored.number(FIRST),
                new Digest(stored.binary("prev")),
                tally(stored, "totals"),
                stored.has("latest") ? stored.time("latest") : Instant.EPOCH);
        String writer = stored.text(WRITER);
        List<Concern> concerns = stored.list("events", event -> concern(writer, event));
        Map<String, Folded> marks = new HashMap<>();
        stored.list("marks", mark -> marks.put(mark.text("writer"), folded(mark)));
        return new PartnerBatch(start, writer, concerns, marks);
    }

    private static void concern(BsonOut out, Concern concern) {
        out.exactNumber("n", concern.entry().n())
                .text("kind", concern.kind().wire())
                .text("member", concern.owner().value())
                .time("at", concern.recordedAt())
                .list("slip", concern.slip().stream().toList(), PartnerForm::slip)
                .exactList("amounts", concern.amounts().amounts().entrySet(), PartnerForm::amount);
    }

    private static Concern concern(String writer, Fields stored) {
        return new Concern(
                new EntryId(writer, stored.number("n")),
                EntryKind.ofWire(stored.text("kind")),
                OwnerId.parse(stored.text("member")),
                stored.time("at"),
                stored.list("slip", PartnerForm::slip).stream().findFirst(),
                tally(stored, "amounts"));
    }

    private static void slip(BsonOut out, Slip slip) {
        out.text("receipt", slip.receipt()).time("at", slip.at());
        slip.amount().ifPresent(amount -> out.exactNumber("amount", amount));
    }

    private static Slip slip(Fields stored) {
        return new Slip(
                stored.text("receipt"),
                stored.time("at"),
                stored.has("amount") ? OptionalLong.of(stored.number("amount")) : OptionalLong.empty());
    }

    private static void mark(BsonOut out, Map.Entry<String, Folded> mark) {
        out.text("writer", mark.getKey())
                .exactNumber("n", mark.getValue().mark().n())
                .exactNumbers("holes", mark.getValue().mark().holes())
                .exactNumber("atSecond", mark.getValue().atSecond());
    }

    private static Folded folded(Fields stored) {
        return new Folded(
                new Mark(stored.number("n"), new HashSet<>(stored.numbers("holes"))), stored.number("atSecond"));
    }

    private static void amount(BsonOut out, Map.Entry<Tally.Line, BigInteger> amount) {
        out.text("unit", amount.getKey().unit().value())
                .text("measure", amount.getKey().measure().wire())
                .exactNumber("amount", amount.getValue());
    }

    /** Amounts as they are written in a document of any collection. */
    static Tally tally(List<Document> documents) {
        Tally tally = Tally.ZERO;
        for (Document amount : documents) {
            tally = tally.plus(
                    line(amount.getString("unit"), amount.getString("measure")), Wide.read(amount, "amount"));
        }
        return tally;
    }

    private static Tally tally(Fields stored, String name) {
        Tally tally = Tally.ZERO;
        for (Fields amount : stored.parts(name)) {
            tally = tally.plus(line(amount.text("unit"), amount.text("measure")), amount.wide("amount"));
        }
        return tally;
    }

    private static Tally.Line line(String unit, String measure) {
        return new Tally.Line(new WalletId(unit), Measure.ofWire(measure));
    }
}
