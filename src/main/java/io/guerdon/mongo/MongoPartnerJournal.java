package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Partner streams in the collection {@code partner_chain}; the {@code _id} carries the number of a batch's first event. */
public final class MongoPartnerJournal implements PartnerJournal {
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<RawBsonDocument> batches;

    private MongoPartnerJournal(MongoCollection<RawBsonDocument> batches) {
        this.batches = batches;
    }

    /** Opens the streams and makes sure of the indexes by which they are searched. */
    public static MongoPartnerJournal open(MongoDatabase database) {
        var batches = Durability.durable(database).getCollection("partner_chain", RawBsonDocument.class);
        return Faults.translated("opening the partner streams", () -> {
            batches.createIndex(Indexes.compoundIndex(ascending(PartnerForm.PARTNER), descending(PartnerForm.FIRST)));
            batches.createIndex(ascending(PartnerForm.PARTNER, PartnerForm.WRITER, PartnerForm.LAST_ENTRY));
            return new MongoPartnerJournal(batches);
        });
    }

    @Override
    public Optional<PartnerBatch> last(PartnerId partner) {
        var last = batches.find(eq(PartnerForm.PARTNER, partner.toString()))
                .sort(descending(PartnerForm.FIRST))
                .limit(1);
        return read(partner, last).stream().findFirst();
    }

    @Override
    public List<Boolean> append(List<PartnerBatch> appended) {
        List<RawBsonDocument> documents =
                appended.stream().map(PartnerForm::document).toList();
        Set<Integer> taken =
                Faults.duplicates("appending to partners' streams", () -> batches.insertMany(documents, UNORDERED));
        return IntStream.range(0, appended.size())
                .mapToObj(place -> !taken.contains(place))
                .toList();
    }

    @Override
    public List<PartnerBatch> at(Collection<Place> places) {
        Map<String, PartnerId> wanted = new HashMap<>();
        places.forEach(place -> wanted.put(PartnerForm.id(place), place.partner()));
        return Faults.translated(
                "looking for partners' batches",
                () -> batches.find(in("_id", wanted.keySet()))
                        .map(MongoPartnerJournal::fields)
                        .map(stored ->
                                PartnerForm.batch(Objects.requireNonNull(wanted.get(stored.text("_id"))), stored))
                        .into(new ArrayList<>()));
    }

    @Override
    public List<PartnerBatch> ofWriter(PartnerId partner, String writer, long n) {
        var found = batches.find(and(
                        eq(PartnerForm.PARTNER, partner.toString()),
                        eq(PartnerForm.WRITER, writer),
                        gt(PartnerForm.LAST_ENTRY, n)))
                .sort(ascending(PartnerForm.LAST_ENTRY));
        return read(partner, found);
    }

    /** Whoever reads on is where a batch begins; only elsewhere the one that holds the event is looked for. */
    @Override
    public List<PartnerBatch> from(PartnerId partner, long seq, int events) {
        List<PartnerBatch> found = beginning(partner, seq, events);
        if (!found.isEmpty() && found.getFirst().start().first() == seq) {
            return found;
        }
        var holding = batches.find(and(eq(PartnerForm.PARTNER, partner.toString()), lt(PartnerForm.FIRST, seq)))
                .sort(descending(PartnerForm.FIRST))
                .limit(1);
        return read(partner, holding).stream()
                .findFirst()
                .filter(batch -> batch.last() >= seq)
                .map(batch -> Stream.concat(Stream.of(batch), found.stream()).toList())
                .orElse(found);
    }

    private List<PartnerBatch> beginning(PartnerId partner, long seq, int events) {
        Bson among = and(
                eq(PartnerForm.PARTNER, partner.toString()),
                gte(PartnerForm.FIRST, seq),
                lt(PartnerForm.FIRST, Math.addExact(seq, events)));
        return read(partner, batches.find(among).sort(ascending(PartnerForm.FIRST)));
    }

    private static List<PartnerBatch> read(PartnerId partner, FindIterable<RawBsonDocument> found) {
        return Faults.translated(
                "reading a partner's stream",
                () -> found.map(stored -> PartnerForm.batch(partner, fields(stored)))
                        .into(new ArrayList<>()));
    }

    private static Fields fields(RawBsonDocument stored) {
        return Fields.of(stored);
    }
}
