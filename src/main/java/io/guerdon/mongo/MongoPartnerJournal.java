package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Partner streams in the collection {@code partner_chain}; the {@code _id} carries the number of a batch's first event. */
public final class MongoPartnerJournal implements PartnerJournal {
    private final MongoCollection<Document> batches;

    private MongoPartnerJournal(MongoCollection<Document> batches) {
        this.batches = batches;
    }

    /** Opens the streams and makes sure of the indexes by which they are searched. */
    public static MongoPartnerJournal open(MongoDatabase database) {
        var batches = Durability.durable(database).getCollection("partner_chain");
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
    public boolean append(PartnerBatch batch) {
        return Faults.translated("appending to a partner's stream", () -> {
            try {
                batches.withDocumentClass(RawBsonDocument.class).insertOne(PartnerForm.document(batch));
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
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

    @Override
    public List<PartnerBatch> from(PartnerId partner, long seq, int limit) {
        var holding = batches.find(and(eq(PartnerForm.PARTNER, partner.toString()), lte(PartnerForm.FIRST, seq)))
                .sort(descending(PartnerForm.FIRST))
                .limit(1);
        long first = read(partner, holding).stream()
                .findFirst()
                .filter(batch -> batch.start().first() + batch.concerns().size() > seq)
                .map(batch -> batch.start().first())
                .orElse(seq);
        var found = batches.find(and(eq(PartnerForm.PARTNER, partner.toString()), gte(PartnerForm.FIRST, first)))
                .sort(ascending(PartnerForm.FIRST))
                .limit(limit);
        return read(partner, found);
    }

    private static List<PartnerBatch> read(PartnerId partner, FindIterable<Document> found) {
        return Faults.translated(
                "reading a partner's stream",
                () -> found.map(document -> PartnerForm.batch(partner, document))
                        .into(new ArrayList<>()));
    }
}
