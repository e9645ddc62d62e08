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
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

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

    static PartnerBatch batch(PartnerId partner, Document document) {
        Start start = new Start(
                partner,
                document.getLong(FIRST),
                new Digest(document.get("prev", Binary.class).getData()),
                tally(document.getList("totals", Document.class)),
                document.get("latest", Date.from(Instant.EPOCH)).toInstant());
        String writer = document.getString(WRITER);
        List<Concern> concerns = document.getList("events", Document.class).stream()
                .map(event -> concern(writer, event))
                .toList();
        Map<String, Folded> marks = new HashMap<>();
        document.getList("marks", Document.class).forEach(mark -> marks.put(mark.getString("writer"), folded(mark)));
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

    private static Concern concern(String writer, Document document) {
        return new Concern(
                new EntryId(writer, document.getLong("n")),
                EntryKind.ofWire(document.getString("kind")),
                OwnerId.parse(document.getString("member")),
                document.getDate("at").toInstant(),
                slip(document),
                tally(document.getList("amounts", Document.class)));
    }

    private static void slip(BsonOut out, Slip slip) {
        out.text("receipt", slip.receipt()).time("at", slip.at());
        slip.amount().ifPresent(amount -> out.exactNumber("amount", amount));
    }

    private static Optional<Slip> slip(Document concern) {
        return concern.getList("slip", Document.class, List.of()).stream()
                .findFirst()
                .map(slip -> new Slip(
                        slip.getString("receipt"), slip.getDate("at").toInstant(), amount(slip.getLong("amount"))));
    }

    private static OptionalLong amount(@Nullable Long stored) {
        return stored == null ? OptionalLong.empty() : OptionalLong.of(stored);
    }

    private static void mark(BsonOut out, Map.Entry<String, Folded> mark) {
        out.text("writer", mark.getKey())
                .exactNumber("n", mark.getValue().mark().n())
                .exactNumbers("holes", mark.getValue().mark().holes())
                .exactNumber("atSecond", mark.getValue().atSecond());
    }

    private static Folded folded(Document document) {
        Mark mark = new Mark(document.getLong("n"), new HashSet<>(document.getList("holes", Long.class)));
        return new Folded(mark, document.getLong("atSecond"));
    }

    private static void amount(BsonOut out, Map.Entry<Tally.Line, BigInteger> amount) {
        out.text("unit", amount.getKey().unit().value())
                .text("measure", amount.getKey().measure().wire())
                .exactNumber("amount", amount.getValue());
    }

    static Tally tally(List<Document> documents) {
        Tally tally = Tally.ZERO;
        for (Document amount : documents) {
            Tally.Line line =
                    new Tally.Line(new WalletId(amount.getString("unit")), Measure.ofWire(amount.getString("measure")));
            tally = tally.plus(line, Wide.read(amount, "amount"));
        }
        return tally;
    }
}
