package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.guerdon.ledger.EntryKey;
import io.guerdon.publishing.PartnerId;
import io.guerdon.reconciliation.Discrepancy;
import io.guerdon.reconciliation.Reconciliation;
import io.guerdon.reconciliation.ReconciliationId;
import io.guerdon.reconciliation.ReconciliationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reconciliations in the collection {@code reconciliations}, what they found in {@code discrepancies}, a document each. */
public final class MongoReconciliations implements ReconciliationStore {
    private final MongoCollection<Document> reconciliations;
    private final MongoCollection<Document> discrepancies;

    private MongoReconciliations(MongoCollection<Document> reconciliations, MongoCollection<Document> discrepancies) {
        this.reconciliations = reconciliations;
        this.discrepancies = discrepancies;
    }

    /** Opens the collections. */
    public static MongoReconciliations open(MongoDatabase database) {
        MongoDatabase durable = Durability.durable(database);
        var reconciliations = durable.getCollection("reconciliations");
        var discrepancies = durable.getCollection("discrepancies");
        IndexOptions unique = new IndexOptions().unique(true);
        return Faults.translated("opening the reconciliations", () -> {
            reconciliations.createIndex(
                    Indexes.ascending(ReconciliationForm.PARTNER, ReconciliationForm.NUMBER), unique);
            reconciliations.createIndex(
                    Indexes.ascending(ReconciliationForm.PARTNER, ReconciliationForm.REQUEST), unique);
            discrepancies.createIndex(Indexes.ascending(DiscrepancyForm.RUN, DiscrepancyForm.NUMBER), unique);
            return new MongoReconciliations(reconciliations, discrepancies);
        });
    }

    @Override
    public boolean add(Reconciliation reconciliation) {
        Document document = ReconciliationForm.document(reconciliation);
        return Faults.duplicates("adding a reconciliation", () -> reconciliations.insertMany(List.of(document)))
                .isEmpty();
    }

    @Override
    public Optional<Reconciliation> find(ReconciliationId id) {
        return read(eq(ReconciliationForm.id(id)), id.partner()).stream().findFirst();
    }

    @Override
    public Optional<Reconciliation> madeBy(PartnerId partner, EntryKey request) {
        Bson made = and(
                eq(ReconciliationForm.PARTNER, partner.toString()), eq(ReconciliationForm.REQUEST, request.value()));
        return read(made, partner).stream().findFirst();
    }

    @Override
    public List<Reconciliation> of(PartnerId partner) {
        return read(eq(ReconciliationForm.PARTNER, partner.toString()), partner);
    }

    @Override
    public boolean replace(Reconciliation next) {
        Bson before = and(eq(ReconciliationForm.id(next.id())), eq(ReconciliationForm.VERSION, next.version() - 1));
        Document document = ReconciliationForm.document(next);
        return Faults.translated("changing a reconciliation", () -> reconciliations.replaceOne(before, document))
                        .getMatchedCount()
                == 1;
    }

    /** What it found goes first, so that nothing is left that nobody can name. */
    @Override
    public void forget(ReconciliationId id) {
        int attempts = find(id).map(found -> found.progress().attempt()).orElse(0);
        Faults.translated("forgetting a reconciliation", () -> {
            for (int attempt = 1; attempt <= attempts; attempt++) {
                discrepancies.deleteMany(eq(DiscrepancyForm.RUN, DiscrepancyForm.run(id, attempt)));
            }
            return reconciliations.deleteOne(eq(ReconciliationForm.id(id)));
        });
    }

    @Override
    public void found(ReconciliationId id, int attempt, List<Discrepancy> found) {
        List<Document> documents = found.stream()
                .map(one -> DiscrepancyForm.document(DiscrepancyForm.run(id, attempt), one))
                .toList();
        Faults.duplicates("keeping discrepancies", () -> discrepancies.insertMany(documents));
    }

    @Override
    public List<Discrepancy> from(ReconciliationId id, int attempt, long number, int limit) {
        Bson these =
                and(eq(DiscrepancyForm.RUN, DiscrepancyForm.run(id, attempt)), gte(DiscrepancyForm.NUMBER, number));
        return Faults.translated(
                "reading discrepancies",
                () -> discrepancies
                        .find(these)
                        .sort(Sorts.ascending(DiscrepancyForm.RUN, DiscrepancyForm.NUMBER))
                        .limit(limit)
                        .map(DiscrepancyForm::read)
                        .into(new ArrayList<>()));
    }

    @Override
    public boolean resolve(ReconciliationId id, int attempt, Discrepancy next) {
        String run = DiscrepancyForm.run(id, attempt);
        Bson before = and(
                eq(DiscrepancyForm.id(run, next.number())),
                eq(DiscrepancyForm.VERSION, next.standing().version() - 1));
        Document document = DiscrepancyForm.document(run, next);
        return Faults.translated("resolving a discrepancy", () -> discrepancies.replaceOne(before, document))
                        .getMatchedCount()
                == 1;
    }

    private List<Reconciliation> read(Bson which, PartnerId partner) {
        FindIterable<Document> found = reconciliations.find(which).sort(Sorts.descending(ReconciliationForm.NUMBER));
        return Faults.translated(
                "reading reconciliations",
                () -> found.map(document -> ReconciliationForm.read(document, partner))
                        .into(new ArrayList<>()));
    }
}
