package io.guerdon.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Changing and removing documents, one at a time and many, alone and in a race. */
abstract class UpdateContract extends StoreContract {
    @Test
    void appliesOperators() {
        things.insertOne(doc("_id", 1, "n", 1, "m", 5L, "list", List.of("a"), "gone", true));
        UpdateResult result = things.updateOne(
                doc("_id", 1),
                doc(
                        "$set", doc("s", "x", "in.ner", 1),
                        "$inc", doc("n", 2),
                        "$max", doc("m", 7L),
                        "$unset", doc("gone", ""),
                        "$push", doc("list", "b"),
                        "$setOnInsert", doc("never", 1)));
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(things.find().first())
                .isEqualTo(doc("_id", 1, "n", 3, "m", 7L, "list", List.of("a", "b"), "s", "x", "in", doc("ner", 1)));
        things.updateOne(doc("_id", 1), doc("$pull", doc("list", "a"), "$min", doc("m", 2L)));
        assertThat(things.find().first()).containsEntry("list", List.of("b")).containsEntry("m", 2L);
    }

    @Test
    void tellsMatchedFromModified() {
        things.insertMany(List.of(doc("_id", 1, "n", 1), doc("_id", 2, "n", 2), doc("_id", 3, "n", 2)));
        UpdateResult result = things.updateMany(doc("n", doc("$gte", 1)), doc("$set", doc("n", 2)));
        assertThat(result.getMatchedCount()).isEqualTo(3);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(things.updateOne(doc("n", 9), doc("$set", doc("n", 2))).getMatchedCount())
                .isZero();
    }

    @Test
    void changesEachDocumentOnceThoughItMovesInTheIndex() {
        things.createIndex(doc("n", 1));
        things.insertMany(
                IntStream.range(0, 2_000).mapToObj(i -> doc("_id", i, "n", i)).toList());
        things.updateMany(doc("n", doc("$gte", 0)), doc("$inc", doc("n", 1_000)));
        assertThat(things.countDocuments(doc("n", doc("$gte", 1_000, "$lt", 3_000))))
                .isEqualTo(2_000);
        assertThat(things.find().sort(doc("n", 1)).first()).isEqualTo(doc("_id", 0, "n", 1_000));
    }

    @Test
    void insertsWhenNothingMatches() {
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        UpdateResult first =
                things.updateOne(doc("_id", "k"), doc("$inc", doc("n", 1), "$setOnInsert", doc("x", 1)), upsert);
        assertThat(first.getUpsertedId().asString().getValue()).isEqualTo("k");
        UpdateResult second =
                things.updateOne(doc("_id", "k"), doc("$inc", doc("n", 1), "$setOnInsert", doc("x", 2)), upsert);
        assertThat(second.getUpsertedId()).isNull();
        assertThat(things.find().first()).isEqualTo(doc("_id", "k", "n", 2, "x", 1));
        things.replaceOne(doc("_id", "r"), doc("a", 1), new ReplaceOptions().upsert(true));
        things.replaceOne(doc("_id", "r"), doc("b", 2), new ReplaceOptions().upsert(true));
        assertThat(things.find(doc("_id", "r")).first()).isEqualTo(doc("_id", "r", "b", 2));
        things.updateOne(doc("q", 5), doc("$set", doc("z", 1)), upsert);
        assertThat(things.find(doc("q", 5)).first().get("_id")).isInstanceOf(ObjectId.class);
    }

    @Test
    void keepsUniqueIndexesWhenUpdating() {
        things.createIndex(doc("u", 1), new IndexOptions().unique(true));
        things.insertMany(List.of(doc("_id", 1, "u", "a"), doc("_id", 2, "u", "b")));
        assertThatThrownBy(() -> things.updateOne(doc("_id", 2), doc("$set", doc("u", "a"))))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000")
                .hasMessageContaining("index: u_1 dup key: { u: \"a\" }");
        things.updateOne(doc("_id", 1), doc("$set", doc("u", "c")));
        things.updateOne(doc("_id", 2), doc("$set", doc("u", "a")));
        assertThat(things.find(doc("u", "a")).first().get("_id")).isEqualTo(2);
        assertThat(things.find(doc("u", "b")).first()).isNull();
    }

    @Test
    void neverChangesAnIdentity() {
        things.insertOne(doc("_id", 1));
        assertThatThrownBy(() -> things.updateOne(doc("_id", 1), doc("$set", doc("_id", 2))))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(66));
        assertThatThrownBy(() -> things.replaceOne(doc("_id", 1), doc("_id", 2)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(66));
    }

    @Test
    void findsAndModifiesInOneStep() {
        things.insertMany(List.of(doc("_id", 1, "n", 5), doc("_id", 2, "n", 3)));
        FindOneAndUpdateOptions lowest = new FindOneAndUpdateOptions().sort(doc("n", 1));
        assertThat(things.findOneAndUpdate(doc(), doc("$inc", doc("n", 10)), lowest))
                .isEqualTo(doc("_id", 2, "n", 3));
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        assertThat(things.findOneAndUpdate(doc("_id", 2), doc("$inc", doc("n", 1)), after))
                .isEqualTo(doc("_id", 2, "n", 14));
        assertThat(things.findOneAndUpdate(doc("_id", 9), doc("$inc", doc("n", 1)), after))
                .isNull();
        assertThat(things.findOneAndUpdate(doc("_id", 9), doc("$inc", doc("n", 1)), after.upsert(true)))
                .isEqualTo(doc("_id", 9, "n", 1));
        assertThat(things.findOneAndReplace(doc("_id", 9), doc("m", 1))).isEqualTo(doc("_id", 9, "n", 1));
        assertThat(things.findOneAndDelete(doc("_id", 9))).isEqualTo(doc("_id", 9, "m", 1));
        assertThat(things.findOneAndDelete(doc("_id", 9))).isNull();
    }

    @Test
    void deletesWithAllIndexEntries() {
        things.createIndex(doc("u", 1), new IndexOptions().unique(true));
        things.insertMany(IntStream.range(0, 10)
                .mapToObj(i -> doc("_id", i, "u", "u" + i))
                .toList());
        assertThat(things.deleteOne(doc("u", "u3")).getDeletedCount()).isEqualTo(1);
        assertThat(things.deleteMany(doc("_id", doc("$gt", 5))).getDeletedCount())
                .isEqualTo(4);
        assertThat(things.deleteMany(doc("_id", 77)).getDeletedCount()).isZero();
        assertThat(ids(things.find().sort(doc("u", 1)))).containsExactly(0, 1, 2, 4, 5);
        things.insertOne(doc("_id", 3, "u", "u3"));
        assertThat(database.runCommand(doc("validate", "things")).get("valid")).isEqualTo(true);
    }

    @Test
    void reportsEachPartOfABulkWrite() {
        things.insertOne(doc("_id", 1));
        var writes = List.of(
                new InsertOneModel<>(doc("_id", 1)),
                new InsertOneModel<>(doc("_id", 2)),
                new UpdateOneModel<Document>(doc("_id", 2), doc("$set", doc("a", 1))),
                new ReplaceOneModel<>(doc("_id", 3), doc("b", 1), new ReplaceOptions().upsert(true)),
                new DeleteOneModel<Document>(doc("_id", 1)));
        MongoBulkWriteException failed = catchThrowableOfType(
                MongoBulkWriteException.class, () -> things.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        assertThat(failed.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isZero();
            assertThat(error.getCode()).isEqualTo(11000);
        });
        BulkWriteResult result = failed.getWriteResult();
        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(result.getDeletedCount()).isEqualTo(1);
        assertThat(result.getUpserts())
                .singleElement()
                .satisfies(upsert -> assertThat(upsert.getIndex()).isEqualTo(3));
    }

    @Test
    void letsOneOfManyTakeALease() {
        things.insertOne(doc("_id", "lease", "owner", "nobody", "until", 0L, "round", 0));
        AtomicInteger won = new AtomicInteger();
        try (ExecutorService contenders = Executors.newFixedThreadPool(8)) {
            for (int contender = 0; contender < 8; contender++) {
                String me = "c" + contender;
                contenders.execute(() -> {
                    for (int round = 0; round < 50; round++) {
                        Document free = doc("_id", "lease", "round", round, "until", doc("$lt", 100L + round));
                        Document taken = doc(
                                "$set", doc("owner", me, "until", 100L + round), "$inc", doc("round", 1, "taken", 1));
                        won.addAndGet((int) things.updateOne(free, taken).getModifiedCount());
                    }
                });
            }
        }
        Document lease = things.find().first();
        assertThat(lease.getInteger("round")).isEqualTo(won.get()).isBetween(1, 50);
        assertThat(lease.getInteger("taken")).isEqualTo(won.get());
    }

    @Test
    void losesNoIncrementInARace() {
        things.insertOne(doc("_id", 1, "n", 0));
        try (ExecutorService counters = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 400; i++) {
                boolean byCommand = i % 2 == 0;
                counters.execute(() -> {
                    if (byCommand) {
                        things.updateOne(doc("_id", 1), doc("$inc", doc("n", 1)));
                    } else {
                        things.findOneAndUpdate(doc("_id", 1), doc("$inc", doc("n", 1)));
                    }
                });
            }
        }
        assertThat(things.find().first().get("n")).isEqualTo(400);
    }

    @Test
    void refusesAnUnknownOperator() {
        things.insertOne(doc("_id", 1));
        assertThatThrownBy(() -> things.updateOne(doc("_id", 1), doc("$nonsense", doc("a", 1))))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> database.runCommand(doc("nonsense", 1)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getCode()).isEqualTo(59));
    }
}
