package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static io.guerdon.mongo.SnapshotForm.APART_DUE_AT;
import static io.guerdon.mongo.SnapshotForm.NEXT_DUE_AT;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Snapshots;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Snapshots in the collection {@code accounts}, one document per chain; that a chain is parked is kept beside its state. */
public final class MongoSnapshots implements Snapshots, AutoCloseable {
    /** The part that is the state, as a whole: what is beside it is not the journal's. */
    private static final String STATE = "state";

    private static final String PROGRAM = STATE + ".program";
    private static final String NEXT_DUE = STATE + "." + NEXT_DUE_AT;
    private static final String APART_DUE = STATE + "." + APART_DUE_AT;
    private static final String PARKED_AT = "parkedAt";
    private static final int ALL = Integer.MAX_VALUE;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final InsertManyOptions WITHOUT_ORDER = new InsertManyOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /** For states: not journaled, because what is journaled after them, how far they are written, makes them durable too. */
    private final MongoCollection<RawBsonDocument> states;

    /** For what the journal does not know. */
    private final MongoCollection<RawBsonDocument> durable;

    private final SnapshotForm form;
    private final Together<ChainId, Optional<byte[]>> reads;

    private MongoSnapshots(MongoDatabase database, SnapshotForm form) {
        this.durable = accounts(Durability.durable(database));
        this.states = accounts(Durability.followed(database));
        this.form = form;
        this.reads = new Together<>("snapshots", this::find);
    }

    /** Opens the snapshots and makes sure of the indexes by which they are searched. */
    public static MongoSnapshots open(MongoDatabase database) {
        return open(database, _ -> false);
    }

    /** The same where some programs have a time of their own. */
    public static MongoSnapshots open(MongoDatabase database, Predicate<ProgramId> apart) {
        MongoCollection<RawBsonDocument> accounts = accounts(Durability.durable(database));
        IndexOptions whereDue = new IndexOptions().partialFilterExpression(exists(NEXT_DUE));
        IndexOptions whereApart = new IndexOptions().partialFilterExpression(exists(APART_DUE));
        IndexOptions whereParked = new IndexOptions().partialFilterExpression(exists(PARKED_AT));
        return Faults.translated("opening the snapshots", () -> {
            accounts.createIndex(ascending(NEXT_DUE), whereDue);
            accounts.createIndex(ascending(PROGRAM, APART_DUE), whereApart);
            accounts.createIndex(ascending(PROGRAM, STATE + ".status"));
            accounts.createIndex(ascending(PARKED_AT), whereParked);
            OlderSnapshots.of(accounts).bringUp();
            return new MongoSnapshots(database, new SnapshotForm(apart));
        });
    }

    private static MongoCollection<RawBsonDocument> accounts(MongoDatabase database) {
        return database.getCollection("accounts", RawBsonDocument.class);
    }

    @Override
    public Optional<Snapshot> find(ChainId chain) {
        return reads.ask(chain)
                .map(Fields::of)
                .map(fields -> new Snapshot(SnapshotForm.read(chain, fields.part(STATE)), fields.number(PARKED_AT)));
    }

    private List<Optional<byte[]>> find(List<ChainId> chains) {
        List<String> ids = chains.stream().map(ChainId::value).toList();
        Map<String, byte[]> found = new HashMap<>();
        Stored.documents(states.find(in("_id", ids)))
                .forEach(state -> found.put(state.getString("_id").getValue(), Stored.bytes(state)));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    @Override
    public void close() {
        reads.close();
    }

    /**
     * A server compares documents by their first fields first, so the greater of two states is the later one. It finds an
     * account by its id alone much sooner than by its id and another condition, which it would plan for each of them. Two that put the first
     * state of a chain there at the same moment may both be told that there is one: what is refused is tried once more.
     */
    @Override
    public void write(Collection<AccountState> batch) {
        List<AccountState> all = List.copyOf(batch);
        if (all.isEmpty()) {
            return;
        }
        Set<Integer> refused = bulk(all);
        if (!refused.isEmpty()) {
            bulk(refused.stream().map(all::get).toList());
        }
    }

    private Set<Integer> bulk(List<AccountState> batch) {
        List<UpdateOneModel<RawBsonDocument>> updates = batch.stream()
                .map(state ->
                        new UpdateOneModel<RawBsonDocument>(eq(state.chain().value()), change("$max", state), UPSERT))
                .toList();
        return Faults.duplicates("writing snapshots", () -> states.bulkWrite(updates, UNORDERED));
    }

    private RawBsonDocument change(String operator, AccountState state) {
        return new RawBsonDocument(BsonOut.document(
                update -> update.part(operator, state, (changed, to) -> changed.part(STATE, to, form::write))));
    }

    @Override
    public void writeFirst(Collection<AccountState> batch) {
        List<AccountState> all = List.copyOf(batch);
        if (all.isEmpty()) {
            return;
        }
        List<RawBsonDocument> documents = all.stream().map(this::document).toList();
        Set<Integer> there =
                Faults.duplicates("inserting snapshots", () -> states.insertMany(documents, WITHOUT_ORDER));
        write(there.stream().map(all::get).toList());
    }

    private RawBsonDocument document(AccountState state) {
        return new RawBsonDocument(
                BsonOut.document(out -> out.text("_id", state.chain().value()).part(STATE, state, form::write)));
    }

    /** Parked chains are left out: time cannot write to them either. */
    @Override
    public List<ChainId> dueBy(Instant now, int limit) {
        return due(lte(NEXT_DUE, now), NEXT_DUE, limit);
    }

    @Override
    public List<ChainId> dueBy(ProgramId apart, Instant now, int limit) {
        return due(and(eq(PROGRAM, apart.value()), lte(APART_DUE, now)), APART_DUE, limit);
    }

    private List<ChainId> due(Bson due, String field, int limit) {
        var found = states.find(and(due, exists(PARKED_AT, false)))
                .sort(ascending(field))
                .limit(limit)
                .projection(Projections.include("_id"));
        return read(found).stream()
                .map(fields -> ChainId.parse(fields.text("_id")))
                .toList();
    }

    @Override
    public void park(ChainId chain, long seq) {
        RawBsonDocument parking = new RawBsonDocument(BsonOut.document(update -> update.part(
                        "$set", seq, (set, parkedAt) -> set.exactNumber(PARKED_AT, parkedAt))
                .part("$setOnInsert", AccountState.empty(chain), (set, to) -> set.part(STATE, to, form::write))));
        Faults.translated("parking a chain", () -> durable.updateOne(eq(chain.value()), parking, UPSERT));
    }

    @Override
    public long parked() {
        return Faults.translated("counting parked chains", () -> states.countDocuments(exists(PARKED_AT)));
    }

    @Override
    public List<Parked> parkedChains(int limit) {
        var found = states.find(exists(PARKED_AT)).limit(limit).projection(Projections.include("_id", PARKED_AT));
        return read(found).stream()
                .map(fields -> new Parked(ChainId.parse(fields.text("_id")), fields.number(PARKED_AT)))
                .toList();
    }

    @Override
    public void release(ChainId chain) {
        Faults.translated("releasing a chain", () -> durable.updateOne(eq(chain.value()), Updates.unset(PARKED_AT)));
    }

    /** What is parked stays parked, on an empty state: the journal does not say it. */
    @Override
    public void clear() {
        Faults.translated("forgetting snapshots", () -> {
            durable.deleteMany(exists(PARKED_AT, false));
            parkedChains(ALL)
                    .forEach(parked -> durable.updateOne(
                            eq(parked.chain().value()), change("$set", AccountState.empty(parked.chain()))));
            return true;
        });
    }

    private static List<Fields> read(FindIterable<RawBsonDocument> found) {
        return Stored.all(found).stream().map(Fields::of).toList();
    }
}
