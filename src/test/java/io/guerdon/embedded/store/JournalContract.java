package io.guerdon.embedded.store;

import static com.mongodb.client.model.bulk.ClientBulkWriteOptions.clientBulkWriteOptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ClientBulkWriteException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the journal needs of a store: unique chains, batches that report each collision, and reading along the indexes. */
abstract class JournalContract extends StoreContract {
    @BeforeEach
    void index() {
        IndexOptions unique = new IndexOptions().unique(true);
        things.createIndex(doc("chain", 1, "seq", 1), unique);
        things.createIndex(doc("chain", 1, "key", 1), unique);
    }

    @Test
    void refusesASecondEntryAtTheSamePlaceInAChain() {
        things.insertOne(entry("w", 1, "c", 1));
        MongoWriteException refused = catchThrowableOfType(
                MongoWriteException.class,
                () -> things.insertOne(entry("w", 2, "c", 1).append("key", "other")));
        assertThat(refused.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
        assertThat(refused.getError().getMessage())
                .contains("E11000 duplicate key error collection: contract.things index: chain_1_seq_1 dup key: ")
                .contains("{ chain: \"c\", seq: 1 }");
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    void namesTheIdIndexWhenTheIdentityIsTaken() {
        things.insertOne(entry("w", 1, "c", 1));
        MongoWriteException refused =
                catchThrowableOfType(MongoWriteException.class, () -> things.insertOne(entry("w", 1, "c", 2)));
        assertThat(refused.getError().getMessage()).contains("index: _id_ dup key: { _id: { w: \"w\", n: 1 } }");
    }

    @Test
    void insertsTheOthersWhenSomeOfAnUnorderedBatchCollide() {
        things.insertOne(entry("w", 1, "c", 1));
        List<Document> batch = new ArrayList<>();
        batch.add(entry("w", 2, "c", 1));
        batch.add(entry("w", 3, "c", 2));
        batch.add(entry("w", 4, "c", 2));
        batch.add(entry("w", 3, "d", 1));
        batch.add(entry("w", 5, "d", 1));
        MongoBulkWriteException failed = catchThrowableOfType(
                MongoBulkWriteException.class, () -> things.insertMany(batch, new InsertManyOptions().ordered(false)));
        assertThat(failed.getWriteErrors())
                .extracting(error -> error.getIndex())
                .containsExactly(0, 2, 3);
        assertThat(failed.getWriteErrors()).allMatch(error -> error.getCode() == 11000);
        assertThat(failed.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(ids(things.find().sort(doc("_id", 1)))).containsExactly(id("w", 1), id("w", 3), id("w", 5));
    }

    @Test
    void stopsAtTheFirstCollisionOfAnOrderedBatch() {
        List<Document> batch = List.of(entry("w", 1, "c", 1), entry("w", 2, "c", 1), entry("w", 3, "c", 2));
        MongoBulkWriteException failed =
                catchThrowableOfType(MongoBulkWriteException.class, () -> things.insertMany(batch));
        assertThat(failed.getWriteErrors())
                .extracting(error -> error.getIndex())
                .containsExactly(1);
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    void insertsIntoSeveralCollectionsInOneCommand() {
        var result = client.bulkWrite(
                List.of(other("r1"), thing(entry("w", 1, "c", 1)), thing(entry("w", 2, "c", 2)), other("r2")));

        assertThat(result.getInsertedCount()).isEqualTo(4);
        assertThat(ids(things.find().sort(doc("_id", 1)))).containsExactly(id("w", 1), id("w", 2));
        assertThat(others().countDocuments()).isEqualTo(2);
    }

    @Test
    void stopsAtTheFirstCollisionOfAnOrderedCommand() {
        others().insertOne(doc("_id", "r2"));
        ClientBulkWriteException failed = catchThrowableOfType(
                ClientBulkWriteException.class,
                () -> client.bulkWrite(List.of(other("r1"), other("r2"), other("r3"), thing(entry("w", 1, "c", 1)))));

        assertThat(failed.getWriteErrors()).containsOnlyKeys(1);
        assertThat(failed.getWriteErrors().get(1).getCode()).isEqualTo(11000);
        assertThat(failed.getWriteErrors().get(1).getMessage())
                .contains("E11000 duplicate key error collection: contract.others");
        assertThat(failed.getPartialResult().orElseThrow().getInsertedCount()).isEqualTo(1);
        assertThat(others().countDocuments()).isEqualTo(2);
        assertThat(things.countDocuments()).isZero();
    }

    @Test
    void insertsTheOthersWhenSomeOfAnUnorderedCommandCollide() {
        others().insertOne(doc("_id", "r1"));
        ClientBulkWriteException failed = catchThrowableOfType(
                ClientBulkWriteException.class,
                () -> client.bulkWrite(
                        List.of(
                                other("r1"),
                                thing(entry("w", 1, "c", 1)),
                                thing(entry("w", 2, "c", 1)),
                                thing(entry("w", 3, "c", 2)),
                                other("r2")),
                        clientBulkWriteOptions().ordered(false)));

        assertThat(failed.getWriteErrors()).containsOnlyKeys(0, 2);
        assertThat(failed.getPartialResult().orElseThrow().getInsertedCount()).isEqualTo(3);
        assertThat(ids(things.find().sort(doc("_id", 1)))).containsExactly(id("w", 1), id("w", 3));
        assertThat(others().countDocuments()).isEqualTo(2);
    }

    private MongoCollection<Document> others() {
        return database.getCollection("others");
    }

    private static ClientNamespacedWriteModel other(String id) {
        return ClientNamespacedWriteModel.insertOne(new MongoNamespace("contract.others"), doc("_id", id));
    }

    private ClientNamespacedWriteModel thing(Document document) {
        return ClientNamespacedWriteModel.insertOne(things.getNamespace(), document);
    }

    @Test
    void leavesNothingBehindOfAnEntryThatCollidedOnItsLastIndex() {
        things.insertOne(entry("w", 1, "c", 1));
        assertThatThrownBy(() -> things.insertOne(entry("w", 2, "c", 2).append("key", "c-1")))
                .isInstanceOf(MongoWriteException.class);
        things.insertOne(entry("w", 2, "c", 2));
        assertThat(things.countDocuments()).isEqualTo(2);
    }

    @Test
    void readsAChainBehindAPlaceInOrder() {
        fill();
        assertThat(things.find(doc("chain", "b", "seq", doc("$gt", 7L))).sort(doc("seq", 1)))
                .extracting(found -> found.get("seq"))
                .containsExactly(8L, 9L, 10L);
        assertThat(things.find(doc("chain", "b", "seq", doc("$gte", 3, "$lt", 5.5)))
                        .sort(doc("seq", 1)))
                .extracting(found -> found.get("seq"))
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void readsTheEndOfAChainBackwards() {
        fill();
        assertThat(things.find(doc("chain", "b")).sort(doc("seq", -1)).limit(3))
                .extracting(found -> found.get("seq"))
                .containsExactly(10L, 9L, 8L);
        assertThat(things.find(doc("chain", "b", "seq", doc("$lte", 4L)))
                        .sort(doc("seq", -1))
                        .skip(1)
                        .limit(2))
                .extracting(found -> found.get("seq"))
                .containsExactly(3L, 2L);
    }

    @Test
    void findsAnEntryByKeyAndByIdentity() {
        fill();
        assertThat(things.find(doc("chain", "c", "key", "c-4")).first().get("seq"))
                .isEqualTo(4L);
        assertThat(things.find(doc("_id", id("w", 12))).first().get("chain")).isEqualTo("b");
        assertThat(things.find(doc("_id", id("w", 99))).first()).isNull();
        assertThat(ids(things.find(doc("_id", doc("$in", List.of(id("w", 3), id("w", 1), id("x", 1)))))
                        .sort(doc("_id", -1))))
                .containsExactly(id("w", 3), id("w", 1));
    }

    @Test
    void readsAWritersEntriesInItsOwnOrder() {
        things.insertMany(IntStream.of(300, 2, 10, 256, 1)
                .mapToObj(n -> entry("w", n, "w", n))
                .toList());
        things.insertMany(List.of(entry("v", 5, "v", 5), entry("x", 5, "x", 5)));
        Document range = doc("_id", doc("$gt", id("w", 1), "$lt", id("w", 300)));
        assertThat(ids(things.find(range).sort(doc("_id", 1)))).containsExactly(id("w", 2), id("w", 10), id("w", 256));
        assertThat(ids(things.find(range).sort(doc("_id", -1)))).containsExactly(id("w", 256), id("w", 10), id("w", 2));
    }

    @Test
    void readsAnAbsentChainAsEmpty() {
        fill();
        assertThat(things.find(doc("chain", "none"))).isEmpty();
        assertThat(things.find(doc("chain", "b", "seq", doc("$gt", 5L, "$lt", 5L))))
                .isEmpty();
        assertThat(database.getCollection("nowhere").find()).isEmpty();
    }

    @Test
    void streamsMoreThanOnePageInOrder() {
        List<Document> many = IntStream.rangeClosed(1, 1234)
                .mapToObj(n -> entry("w", n, "long", n))
                .toList();
        things.insertMany(many, new InsertManyOptions().ordered(false));
        assertThat(things.find(doc("chain", "long")).sort(doc("seq", 1)).batchSize(100))
                .extracting(found -> found.get("seq"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1234).mapToObj(n -> (long) n).toList());
        assertThat(things.find(doc("chain", "long")).sort(doc("seq", -1)).batchSize(7))
                .hasSize(1234)
                .first()
                .extracting(found -> found.get("seq"))
                .isEqualTo(1234L);
        assertThat(things.find()).hasSize(1234);
    }

    private void fill() {
        List<Document> entries = new ArrayList<>();
        for (String chain : List.of("a", "b", "c")) {
            for (int seq = 1; seq <= 10; seq++) {
                entries.add(entry("w", entries.size() + 1, chain, seq));
            }
        }
        things.insertMany(entries.reversed());
    }

    static Document id(String writer, long n) {
        return doc("w", writer, "n", n);
    }

    static Document entry(String writer, long n, String chain, long seq) {
        return doc("_id", id(writer, n), "chain", chain, "seq", seq, "key", chain + "-" + seq);
    }
}
