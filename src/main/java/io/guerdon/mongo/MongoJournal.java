package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoCommandException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCluster;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Digest;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.unit.ProgramId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** The journal in the collection {@code journal}. Entries are inserted and read, never updated or deleted. */
public final class MongoJournal implements Journal, AutoCloseable {
    static final String COLLECTION = "journal";
    static final String CHAIN = "chain";
    static final String SEQ = "seq";
    private static final String KEY = "key";
    private static final String REFS = "refs";
    /** In bytes, without the digest: a server takes documents of up to 16 MiB. */
    private static final int LARGEST = (16 << 20) - 1_024;

    private static final int NO_SUCH_INDEX = 27;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<RawBsonDocument> journal;
    private final Optional<JointInsert> joint;
    private final Tails tails;
    private final Together<Used, Optional<byte[]>> usedKeys;
    private final Together<Tails.Place, Optional<List<byte[]>>> fewLater;

    private MongoJournal(MongoCollection<RawBsonDocument> journal, Optional<JointInsert> joint) {
        this.journal = journal;
        this.joint = joint;
        this.tails = new Tails(journal);
        this.usedKeys = new Together<>("used-keys", this::byKeys);
        this.fewLater = new Together<>("few-later", tails::few);
    }

    /** A key that a chain may have used. */
    private record Used(String chain, String key) {}

    /** Opens the journal, and takes entries without their claims only. */
    public static MongoJournal open(MongoDatabase database) {
        return open(Durability.durable(database), Optional.empty());
    }

    /** Opens the journal of a database of a client, and takes entries together with their claims where the server can. */
    public static MongoJournal open(MongoCluster client, MongoDatabase database) {
        MongoDatabase durable = Durability.durable(database);
        return open(durable, Optional.of(JointInsert.open(client, durable)));
    }

    /** Makes sure of the indexes, without which nothing would be refused. */
    private static MongoJournal open(MongoDatabase durable, Optional<JointInsert> joint) {
        var journal = durable.getCollection(COLLECTION, RawBsonDocument.class);
        IndexOptions unique = new IndexOptions().unique(true);
        IndexOptions withRefs = new IndexOptions().partialFilterExpression(exists(REFS));
        return Faults.translated("opening the journal", () -> {
            journal.createIndex(ascending(CHAIN, SEQ), unique);
            journal.createIndex(ascending(CHAIN, KEY), unique);
            journal.createIndex(ascending(CHAIN, REFS, SEQ), withRefs);
            forgetIndex(journal, "chain_1_refs_1");
            return new MongoJournal(journal, joint);
        });
    }

    /** One of before entries that refer to the same were read a part at a time. */
    private static void forgetIndex(MongoCollection<RawBsonDocument> journal, String older) {
        boolean isThere = journal.listIndexes().into(new ArrayList<>()).stream()
                .anyMatch(index -> older.equals(index.getString("name")));
        try {
            if (isThere) {
                journal.dropIndex(older);
            }
        } catch (MongoCommandException refused) {
            // Another process that was started at the same time may have dropped it.
            if (refused.getErrorCode() != NO_SUCH_INDEX) {
                throw refused;
            }
        }
    }

    /** What no store would ever take is not tried: it would be in the way of all that is inserted with it. */
    @Override
    public SealedEntry seal(Entry entry) {
        byte[] plain = BsonOut.document(out -> EntryForm.write(out, entry));
        if (plain.length > LARGEST) {
            throw new BrokenInvariant("entry " + entry.seq() + " ("
                    + entry.draft().kind() + ") of " + entry.chain() + " is too large: " + plain.length + " bytes");
        }
        Digest digest = Seal.digest(plain);
        Entry own = new Entry(
                entry.id(), entry.place(), entry.request(), entry.draft(), entry.recordedAt(), entry.after(), digest);
        return new SealedEntry(own, Seal.seal(plain, digest));
    }

    @Override
    public List<Insertion> insert(List<SealedEntry> entries) {
        List<RawBsonDocument> documents = entries.stream()
                .map(entry -> new RawBsonDocument(entry.stored()))
                .toList();
        Set<Integer> refused = Faults.duplicates("inserting", () -> journal.insertMany(documents, UNORDERED));
        return IntStream.range(0, entries.size())
                .mapToObj(place -> refused.contains(place) ? Insertion.DUPLICATE : Insertion.STORED)
                .toList();
    }

    @Override
    public Joint insert(List<Claims.Holder> takers, List<SealedEntry> entries) {
        return joint.map(together -> together.insert(takers, entries)).orElse(Joint.NOT_TRIED);
    }

    @Override
    public Optional<Entry> byKey(ChainId chain, EntryKey key) {
        return usedKeys.ask(new Used(chain.value(), key.value())).map(MongoJournal::entry);
    }

    /** Finds what any of the chains did under any of the keys; that is hardly ever more than what was asked for. */
    private List<Optional<byte[]>> byKeys(List<Used> wanted) {
        List<String> chains = wanted.stream().map(Used::chain).distinct().toList();
        List<String> used = wanted.stream().map(Used::key).distinct().toList();
        Map<Used, byte[]> found = new HashMap<>();
        for (RawBsonDocument entry : Stored.documents(journal.find(and(in(CHAIN, chains), in(KEY, used))))) {
            found.put(
                    new Used(
                            entry.getString(CHAIN).getValue(),
                            entry.getString(KEY).getValue()),
                    Stored.bytes(entry));
        }
        return wanted.stream().map(one -> Optional.ofNullable(found.get(one))).toList();
    }

    @Override
    public Optional<Entry> bySeq(ChainId chain, long seq) {
        return first(and(eq(CHAIN, chain.value()), eq(SEQ, seq)));
    }

    @Override
    public Optional<Entry> byId(EntryId id) {
        return first(eq(stored(id)));
    }

    @Override
    public Set<EntryId> present(Collection<EntryId> ids) {
        Bson wanted = in("_id", ids.stream().map(MongoJournal::stored).toList());
        return Stored.documents(journal.find(wanted).projection(include("_id"))).stream()
                .map(found -> EntryForm.id(Fields.of(found).part("_id")))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Entry> byRef(ChainId chain, String ref) {
        return entries(
                journal.find(and(eq(CHAIN, chain.value()), eq(REFS, ref))).sort(ascending(SEQ)));
    }

    @Override
    public List<Entry> byRefBefore(ChainId chain, String ref, long seq, int limit) {
        Bson earlier = and(eq(CHAIN, chain.value()), eq(REFS, ref), lt(SEQ, seq));
        return entries(journal.find(earlier).sort(descending(SEQ)).limit(limit));
    }

    @Override
    public List<Entry> byRefs(ChainId chain, Collection<String> refs) {
        return entries(
                journal.find(and(eq(CHAIN, chain.value()), in(REFS, refs))).sort(ascending(SEQ)));
    }

    @Override
    public List<Entry> after(ChainId chain, long seq, int limit) {
        Tails.Place place = new Tails.Place(chain, seq, limit);
        return fewLater.ask(place).orElseGet(() -> tails.all(place)).stream()
                .map(MongoJournal::entry)
                .toList();
    }

    @Override
    public List<Entry> before(ChainId chain, long seq, int limit) {
        Bson earlier = and(eq(CHAIN, chain.value()), lt(SEQ, seq));
        return entries(journal.find(earlier).sort(descending(SEQ)).limit(limit));
    }

    /** The chains of a program's members lie side by side, for their ids begin alike: a grave is the character after a low line. */
    @Override
    public Stream<Entry> following(ProgramId program, String after) {
        Bson range = and(
                gt(CHAIN, program.value() + "/" + (after.isEmpty() ? "mem_" : after)),
                lt(CHAIN, program.value() + "/mem`"));
        return Cursors.stream(journal.find(range).sort(ascending(CHAIN, SEQ)))
                .map(document -> EntryForm.read(Fields.of(document)));
    }

    @Override
    public Stream<StoredDocument> chains() {
        return Cursors.stream(journal.find().sort(ascending(CHAIN, SEQ))).map(MongoJournal::stored);
    }

    /** What cannot be decoded is for verification to name; no kind of damage may keep it from the rest. */
    private static StoredDocument stored(RawBsonDocument document) {
        byte[] stored = Stored.bytes(document);
        try {
            Fields fields = Fields.of(stored);
            return new StoredEntry(EntryForm.read(fields), Seal.recompute(stored), EntryForm.legs(fields));
        } catch (RuntimeException undecodable) {
            return new Unreadable(
                    chain(document), number(document), "the document cannot be read: " + undecodable.getMessage());
        }
    }

    private static ChainId chain(RawBsonDocument document) {
        try {
            return ChainId.parse(document.getString(CHAIN).getValue());
        } catch (RuntimeException unreadable) {
            return ChainId.UNREADABLE;
        }
    }

    private static long number(RawBsonDocument document) {
        try {
            return document.getNumber(SEQ).longValue();
        } catch (RuntimeException unreadable) {
            return 0;
        }
    }

    @Override
    public List<SealedEntry> ofWriter(String writer, long n, int limit) {
        Bson after =
                and(gt("_id", stored(new EntryId(writer, n))), lt("_id", stored(new EntryId(writer, Long.MAX_VALUE))));
        return Stored.all(journal.find(after).sort(ascending("_id")).limit(limit)).stream()
                .map(stored -> new SealedEntry(EntryForm.read(Fields.of(stored)), stored))
                .toList();
    }

    @Override
    public void close() {
        usedKeys.close();
        fewLater.close();
    }

    private Optional<Entry> first(Bson filter) {
        return entries(journal.find(filter).limit(1)).stream().findFirst();
    }

    private static List<Entry> entries(FindIterable<RawBsonDocument> found) {
        return Stored.documents(found).stream()
                .map(document -> EntryForm.read(Fields.of(document)))
                .toList();
    }

    private static Entry entry(byte[] stored) {
        return EntryForm.read(Fields.of(stored));
    }

    private static RawBsonDocument stored(EntryId id) {
        return new RawBsonDocument(BsonOut.document(out -> EntryForm.id(out, id)));
    }
}
