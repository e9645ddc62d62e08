package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCluster;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.Journal.Insertion;
import io.guerdon.ledger.Journal.Joint;
import io.guerdon.ledger.Journal.StoredEntry;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.ProgramId;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger relies on in a journal, on any store. */
abstract class JournalContract {
    private static final ChainId ANNA = Entries.chain("mem_anna");
    private static final ChainId BEN = Entries.chain("mem_ben");

    private MongoDatabase database;
    private MongoJournal journal;
    private MongoClaims claims;

    abstract MongoClient client();

    @BeforeEach
    void open() {
        database = client().getDatabase("contract");
        database.drop();
        journal = MongoJournal.open(client(), database);
        claims = MongoClaims.open(database);
    }

    @AfterEach
    void close() {
        claims.close();
        journal.close();
    }

    @Test
    void storesByteForByteWhatWasSealed() {
        SealedEntry sealed = insert(1, ANNA, 1);

        byte[] stored = Stored.bytes(
                database.getCollection("journal", RawBsonDocument.class).find().first());
        assertThat(stored).isEqualTo(sealed.stored());
        assertThat(journal.byId(sealed.entry().id())).contains(sealed.entry());
        assertThat(chains()).allSatisfy(entry -> {
            assertThat(entry.recomputed()).isEqualTo(sealed.entry().digest());
            assertThat(entry.entry()).isEqualTo(sealed.entry());
            assertThat(entry.legs()).isEqualTo(sealed.entry().legs());
        });
    }

    @Test
    void refusesASecondEntryWithTheSameIdSeqOrKey() {
        insert(1, ANNA, 1);
        SealedEntry sameId = seal(1, BEN, 1);
        SealedEntry sameSeq = seal(2, ANNA, 1);
        SealedEntry sameKey = journal.seal(Entries.purchase(id(3), ANNA, 2, "k-w1-1"));

        assertThat(journal.insert(List.of(sameId, sameSeq, sameKey))).containsOnly(Insertion.DUPLICATE);
        assertThat(chains()).hasSize(1);
    }

    @Test
    void takesWhatItCanOfABatch() {
        insert(1, ANNA, 1);
        SealedEntry again = seal(1, ANNA, 1);
        SealedEntry fresh = seal(2, BEN, 1);
        SealedEntry taken = seal(3, ANNA, 1);
        SealedEntry next = seal(4, ANNA, 2);

        assertThat(journal.insert(List.of(again, fresh, taken, next)))
                .containsExactly(Insertion.DUPLICATE, Insertion.STORED, Insertion.DUPLICATE, Insertion.STORED);
        assertThat(journal.insert(List.of(fresh))).containsExactly(Insertion.DUPLICATE);
        assertThat(journal.byId(id(2))).contains(fresh.entry());
        assertThat(journal.byId(id(3))).isEmpty();
    }

    @Test
    void saysWhichEntriesAreThere() {
        insert(1, ANNA, 1);
        insert(2, BEN, 1);

        assertThat(journal.present(List.of(id(1), id(3), id(2)))).containsExactlyInAnyOrder(id(1), id(2));
        assertThat(journal.present(List.of(id(4)))).isEmpty();
    }

    /** What it was before may have had effect, so nothing is said but that something is in the way; and then it is not asked again. */
    @Test
    void leavesItToTwoWritesWhereAServerThatDoesNotKnowTheCommandTakesOver() {
        List<SealedEntry> entries = List.of(seal(1, ANNA, 1));
        JointInsert refused = JointInsert.open(refusing(115), database);
        assertThat(refused.insert(List.of(), entries)).isEqualTo(Joint.IN_PART);
        assertThat(refused.insert(List.of(), entries)).isEqualTo(Joint.NOT_TRIED);

        JointInsert broken = JointInsert.open(refusing(1), database);
        assertThat(broken.insert(List.of(), entries)).isEqualTo(Joint.IN_PART);
        assertThat(broken.insert(List.of(), entries))
                .as("another time it may do")
                .isEqualTo(Joint.IN_PART);
    }

    /** A client whose server refuses every {@code bulkWrite} as a whole. */
    private static MongoCluster refusing(int code) {
        return (MongoCluster) Proxy.newProxyInstance(
                MongoCluster.class.getClassLoader(), new Class<?>[] {MongoCluster.class}, (self, method, _) -> {
                    if (method.getName().equals("bulkWrite")) {
                        throw new MongoCommandException(
                                new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)),
                                new ServerAddress());
                    }
                    return self;
                });
    }

    @Test
    void takesClaimsAndEntriesInOneWrite() {
        List<SealedEntry> entries = List.of(seal(1, ANNA, 1), seal(2, BEN, 1));

        assertThat(journal.insert(List.of(taker("r1", entries.get(0)), taker("r2", entries.get(1))), entries))
                .isEqualTo(Joint.IN);
        assertThat(journal.insert(List.of(), List.of(seal(3, ANNA, 2)))).isEqualTo(Joint.IN);
        assertThat(chains())
                .extracting(StoredEntry::entry)
                .extracting(Entry::id)
                .containsExactly(id(1), id(3), id(2));
        assertThat(claims().holders(List.of("r1", "r2")).values())
                .containsExactlyInAnyOrder(taker("r1", entries.get(0)), taker("r2", entries.get(1)));
    }

    @Test
    void takesNoEntryWhereAClaimIsNotFree() {
        SealedEntry first = seal(1, ANNA, 1);
        SealedEntry second = seal(2, BEN, 1);
        claims().take(List.of(taker("r2", first)));

        assertThat(journal.insert(List.of(taker("r1", first), taker("r2", second)), List.of(first, second)))
                .isEqualTo(Joint.IN_PART);
        assertThat(chains()).isEmpty();
        assertThat(claims().holders(List.of("r1", "r2")).values())
                .as("what is before it is in")
                .containsExactlyInAnyOrder(taker("r1", first), taker("r2", first));
    }

    @Test
    void takesTheEntriesBeforeOneThatIsNotNew() {
        insert(1, ANNA, 1);
        List<SealedEntry> entries = List.of(seal(2, BEN, 1), seal(3, ANNA, 1), seal(4, BEN, 2));

        assertThat(journal.insert(List.of(taker("r1", entries.get(0))), entries))
                .isEqualTo(Joint.IN_PART);
        assertThat(chains())
                .extracting(StoredEntry::entry)
                .extracting(Entry::id)
                .containsExactly(id(1), id(2));
        assertThat(journal.insert(entries))
                .as("tried again")
                .containsExactly(Insertion.DUPLICATE, Insertion.DUPLICATE, Insertion.STORED);
    }

    private MongoClaims claims() {
        return claims;
    }

    private static Holder taker(String claim, SealedEntry entry) {
        return new Holder(claim, entry.entry().chain(), entry.entry().request().key());
    }

    @Test
    void findsEntriesByWhatNamesThem() {
        Entry first = insert(1, ANNA, 1).entry();
        Entry second = insert(2, ANNA, 2).entry();
        insert(3, BEN, 1);

        assertThat(journal.bySeq(ANNA, 2)).contains(second);
        assertThat(journal.bySeq(ANNA, 3)).isEmpty();
        assertThat(journal.byKey(ANNA, first.request().key())).contains(first);
        assertThat(journal.byKey(BEN, first.request().key())).isEmpty();
        assertThat(journal.byRef(ANNA, "pur_anna-2")).containsExactly(second);
        assertThat(journal.byRef(BEN, "pur_anna-2")).isEmpty();
        assertThat(journal.byId(id(9))).isEmpty();
    }

    @Test
    void readsWhatRefersToTheSameAPartAtATime() {
        LongStream.rangeClosed(1, 9).forEach(n -> referring(n, ANNA, n, n % 3 == 0 ? "third" : "other", "any-" + n));
        referring(10, BEN, 1, "third", "any-3");

        assertThat(journal.byRefBefore(ANNA, "third", 10, 2))
                .extracting(Entry::seq)
                .containsExactly(9L, 6L);
        assertThat(journal.byRefBefore(ANNA, "third", 6, 2))
                .extracting(Entry::seq)
                .containsExactly(3L);
        assertThat(journal.byRefBefore(ANNA, "third", 3, 2)).isEmpty();
        assertThat(journal.byRefBefore(ANNA, "third", Long.MAX_VALUE, 1))
                .extracting(Entry::seq)
                .containsExactly(9L);
        assertThat(journal.byRefs(ANNA, List.of("any-7", "third", "any-3", "nothing")))
                .extracting(Entry::seq)
                .containsExactly(3L, 6L, 7L, 9L);
    }

    private void referring(long n, ChainId chain, long seq, String... refs) {
        Entry plain = Entries.purchase(id(n), chain, seq);
        Draft draft = plain.draft();
        Draft other = new Draft(
                draft.kind(),
                draft.effectiveAt(),
                draft.movements(),
                draft.subject(),
                draft.why().refs(refs));
        journal.insert(List.of(journal.seal(new Entry(
                plain.id(),
                plain.place(),
                plain.request(),
                other,
                plain.recordedAt(),
                plain.after(),
                plain.digest()))));
    }

    @Test
    void pagesThroughAChainBothWays() {
        LongStream.rangeClosed(1, 12).forEach(n -> insert(n, ANNA, n));

        assertThat(journal.after(ANNA, 8, 3)).extracting(Entry::seq).containsExactly(9L, 10L, 11L);
        assertThat(journal.after(ANNA, 11, 3)).extracting(Entry::seq).containsExactly(12L);
        assertThat(journal.before(ANNA, 4, 2)).extracting(Entry::seq).containsExactly(3L, 2L);
    }

    @Test
    void readsOnThroughTheChainsOfOneProgram() {
        insert(1, BEN, 1);
        insert(2, ANNA, 1);
        insert(3, ANNA, 2);
        // Neighbours, whose names begin alike.
        insert(4, new ChainId(new ProgramId("dem"), ANNA.owner()), 1);
        insert(5, new ChainId(new ProgramId("demo0"), ANNA.owner()), 1);
        insert(6, new ChainId(ANNA.program(), new GiftCardId(1, 7)), 1);
        insert(7, new ChainId(ANNA.program(), new OfflineTillId("trm_0123456789abcdef0123")), 1);

        assertThat(following("")).containsExactly("demo/mem_anna 1", "demo/mem_anna 2", "demo/mem_ben 1");
        assertThat(following("mem_anna")).containsExactly("demo/mem_ben 1");
        assertThat(following("mem_ben")).isEmpty();
    }

    private List<String> following(String owner) {
        try (Stream<Entry> entries = journal.following(ANNA.program(), owner)) {
            return entries.map(entry -> entry.chain() + " " + entry.seq()).toList();
        }
    }

    @Test
    void answersEachOfManyCallersAtOnceWithWhatItAskedFor() {
        List<ChainId> chains = IntStream.range(0, 60)
                .mapToObj(n -> Entries.chain("mem_many" + n))
                .toList();
        AtomicLong numbers = new AtomicLong();
        // Chains of 0 to 59 entries, so that places near each other and far apart are asked for together.
        journal.insert(IntStream.range(0, chains.size())
                .boxed()
                .flatMap(n -> LongStream.rangeClosed(1, n)
                        .mapToObj(seq -> seal(numbers.incrementAndGet(), chains.get(n), seq)))
                .toList());

        Map<ChainId, List<Long>> wrong = new ConcurrentHashMap<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < chains.size(); n++) {
                ChainId chain = chains.get(n);
                long last = n;
                callers.execute(() -> {
                    List<Long> later = journal.after(chain, last / 2, 7).stream()
                            .map(Entry::seq)
                            .toList();
                    List<Long> due = LongStream.rangeClosed(last / 2 + 1, Math.min(last, last / 2 + 7))
                            .boxed()
                            .toList();
                    boolean keyed = journal.bySeq(chain, last)
                            .map(entry ->
                                    journal.byKey(chain, entry.request().key()).equals(Optional.of(entry)))
                            .orElse(last == 0);
                    if (!keyed || !later.equals(due)) {
                        wrong.put(chain, later);
                    }
                });
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void aDamagedEntryIsInNobodyElsesWay() {
        insert(1, ANNA, 1);
        Entry sound = insert(2, BEN, 1).entry();
        database.getCollection("journal").updateOne(Filters.eq("chain", ANNA.value()), Updates.set("kind", 7));

        Set<String> troubles = ConcurrentHashMap.newKeySet();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 200; n++) {
                callers.execute(() -> assertThatThrownBy(() -> journal.after(ANNA, 0, 5)));
                callers.execute(() -> {
                    try {
                        assertThat(journal.after(BEN, 0, 5)).containsExactly(sound);
                        assertThat(journal.byKey(BEN, sound.request().key())).contains(sound);
                    } catch (RuntimeException | AssertionError trouble) {
                        troubles.add(String.valueOf(trouble.getMessage()));
                    }
                });
            }
        }

        assertThat(troubles).isEmpty();
        assertThatThrownBy(() -> journal.after(ANNA, 0, 5)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void readsALongHistoryBesideShortOnes() {
        LongStream.rangeClosed(1, 300).forEach(n -> insert(n, ANNA, n));
        insert(301, BEN, 1);

        List<CompletableFuture<Integer>> read = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 40; n++) {
                ChainId chain = n % 2 == 0 ? ANNA : BEN;
                read.add(CompletableFuture.supplyAsync(
                        () -> journal.after(chain, 0, 1_000).size(), callers));
            }
        }

        assertThat(read.stream().map(CompletableFuture::join).distinct()).containsExactly(300, 1);
    }

    @Test
    void readsAWritersEntriesInTheOrderOfTheirNumbers() {
        SealedEntry tenth = insert(10, ANNA, 1);
        SealedEntry ninth = insert(9, BEN, 1);
        SealedEntry later = insert(300, BEN, 2);
        journal.insert(List.of(journal.seal(Entries.purchase(new EntryId("w10", 1), ANNA, 2))));
        journal.insert(List.of(journal.seal(Entries.purchase(new EntryId("w0", 99), ANNA, 3))));

        assertThat(ids(journal.ofWriter("w1", 0, 9))).containsExactly(id(9), id(10), id(300));
        assertThat(ids(journal.ofWriter("w1", 9, 1)))
                .containsExactly(tenth.entry().id());
        assertThat(journal.ofWriter("w1", 0, 1).getFirst().stored()).isEqualTo(ninth.stored());
        assertThat(ids(journal.ofWriter("w1", 10, 9)))
                .containsExactly(later.entry().id());
        assertThat(journal.ofWriter("w1", 300, 9)).isEmpty();
    }

    @Test
    void streamsEveryChainInOrderAndMoreThanOneBatch() {
        List<SealedEntry> many = LongStream.rangeClosed(1, 1_500)
                .mapToObj(n -> seal(n, n % 2 == 0 ? ANNA : BEN, 1_501 - n))
                .toList();
        journal.insert(many);

        List<Entry> streamed = chains().stream().map(StoredEntry::entry).toList();
        assertThat(streamed).hasSize(1_500).isSortedAccordingTo((a, b) -> {
            int byChain = a.chain().value().compareTo(b.chain().value());
            return byChain != 0 ? byChain : Long.compare(a.seq(), b.seq());
        });
    }

    @Test
    void showsWhatWasTamperedWith() {
        SealedEntry sealed = insert(1, ANNA, 1);
        database.getCollection("journal")
                .updateOne(Filters.eq("seq", 1L), Updates.set("movements.0.amount", 1_000_000L));

        assertThat(chains())
                .allSatisfy(entry -> assertThat(entry.recomputed())
                        .isNotEqualTo(sealed.entry().digest())
                        .isNotEqualTo(entry.entry().digest()));
    }

    @Test
    void hasTheIndexesThatDecideWhoWroteAnEntry() {
        assertThat(database.getCollection("journal").listIndexes())
                .extracting(index -> index.get("key", Document.class) + " " + index.getBoolean("unique", false))
                .containsExactlyInAnyOrder(
                        "Document{{_id=1}} false",
                        "Document{{chain=1, seq=1}} true",
                        "Document{{chain=1, key=1}} true",
                        "Document{{chain=1, refs=1, seq=1}} false");
    }

    @Test
    void forgetsTheIndexOfEarlierReleases() {
        database.getCollection("journal").createIndex(Indexes.ascending("chain", "refs"));

        MongoJournal.open(client(), database).close();

        hasTheIndexesThatDecideWhoWroteAnEntry();
    }

    @Test
    void refusesToStoreATimeItCouldNotReadBack() {
        Entry fine = Entries.purchase(id(1), ANNA, 1);
        Entry finer = new Entry(
                fine.id(),
                fine.place(),
                fine.request(),
                fine.draft(),
                fine.recordedAt().plusNanos(1),
                fine.after(),
                fine.digest());

        assertThatThrownBy(() -> journal.seal(finer)).hasMessageContaining("recordedAt");
    }

    /** One that a store refuses would be tried again and again, before anything else is inserted. */
    @Test
    void sealsNothingThatIsTooLargeToBeStored() {
        int most = 16 << 20;
        SealedEntry large = journal.seal(withReason(most - 4_096));

        assertThat(journal.insert(List.of(), List.of(large))).isEqualTo(Joint.IN);
        assertThat(journal.byId(id(1))).contains(large.entry());
        assertThatThrownBy(() -> journal.seal(withReason(most)))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("too large");
    }

    private static Entry withReason(int length) {
        Entry fine = Entries.purchase(id(1), ANNA, 1);
        Draft draft = fine.draft();
        Draft longer = new Draft(
                draft.kind(),
                draft.effectiveAt(),
                draft.movements(),
                draft.subject(),
                Draft.Why.by(Actor.ENGINE.because("x".repeat(length))));
        return new Entry(
                fine.id(), fine.place(), fine.request(), longer, fine.recordedAt(), fine.after(), fine.digest());
    }

    private List<StoredEntry> chains() {
        try (Stream<StoredEntry> all = journal.chains().map(StoredEntry.class::cast)) {
            return all.toList();
        }
    }

    private SealedEntry insert(long n, ChainId chain, long seq) {
        SealedEntry sealed = seal(n, chain, seq);
        assertThat(journal.insert(List.of(sealed))).containsExactly(Insertion.STORED);
        return sealed;
    }

    private SealedEntry seal(long n, ChainId chain, long seq) {
        return journal.seal(Entries.purchase(id(n), chain, seq));
    }

    private static EntryId id(long n) {
        return new EntryId("w1", n);
    }

    private static List<EntryId> ids(List<SealedEntry> entries) {
        return entries.stream().map(each -> each.entry().id()).toList();
    }
}
