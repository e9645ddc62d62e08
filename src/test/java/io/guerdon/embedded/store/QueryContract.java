package io.guerdon.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding, sorting, projecting, counting, aggregating; with an index and without one the answers are the same. */
abstract class QueryContract extends StoreContract {
    @Test
    void returnsTheVeryBytesThatCameIn() {
        BsonDocument sent = new BsonDocument("_id", new BsonInt64(5))
                .append("z", new BsonInt32(1))
                .append("a", new BsonInt64(1))
                .append("plain", new BsonBinary(new byte[] {1, 2}))
                .append("md5", new BsonBinary((byte) 5, new byte[16]))
                .append("mine", new BsonBinary((byte) 0x80, new byte[] {9}))
                .append("uuid", new BsonBinary((byte) 4, new byte[16]))
                .append("at", new BsonDateTime(1_234_567_890_123L))
                .append("text", new BsonString("punktów — ポイント \u0000 end"))
                .append("like", new BsonRegularExpression("^a", "i"))
                .append("inner", new BsonDocument("y", new BsonInt32(2)).append("b", new BsonInt64(-1)));
        RawBsonDocument raw = new RawBsonDocument(sent, new BsonDocumentCodec());
        MongoCollection<RawBsonDocument> raws = database.getCollection("things", RawBsonDocument.class);
        raws.insertOne(raw);
        assertThat(bytes(raws.find().first())).isEqualTo(bytes(raw));
        assertThat(bytes(raws.find(doc("_id", 5)).first())).isEqualTo(bytes(raw));
        assertThat(bytes(raws.find(doc("inner.y", 2)).first())).isEqualTo(bytes(raw));
        raws.replaceOne(
                doc("_id", 5), new RawBsonDocument(sent.append("more", sent.get("mine")), new BsonDocumentCodec()));
        assertThat(raws.find().first().get("more")).isEqualTo(sent.get("mine"));
    }

    @Test
    void givesADocumentWithoutIdentityOneInFront() {
        database.runCommand(doc("insert", "things", "documents", List.of(doc("x", 1), doc("x", 2, "_id", 7))));
        assertThat(things.find(doc("x", 1)).first().get("_id")).isInstanceOf(ObjectId.class);
        assertThat(things.find(doc("x", 2)).first().keySet()).containsExactly("_id", "x");
    }

    @Test
    void takesNumbersOfAllWidthsForTheSame() {
        things.insertMany(List.of(doc("_id", 1), doc("_id", 2L), doc("_id", 2.5), doc("_id", 9_007_199_254_740_993L)));
        assertThat(things.find(doc("_id", 2)).first()).isEqualTo(doc("_id", 2L));
        assertThat(ids(things.find(doc("_id", doc("$gte", 2.0, "$lt", 1e15))))).containsExactly(2L, 2.5);
        assertThat(things.find(doc("_id", 9_007_199_254_740_992.0)).first()).isNull();
        assertThat(things.find(doc("_id", 9_007_199_254_740_993L)).first()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1})
    void ordersValuesOfAllTypes(int index) {
        List<Object> ascending = Arrays.asList(
                BsonNull.VALUE,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Long.MIN_VALUE,
                -5,
                -0.5,
                0,
                1,
                1.5,
                2L,
                9_007_199_254_740_992L,
                9_007_199_254_740_993L,
                Long.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                "",
                "a",
                "a\u0000b",
                "ab",
                "b",
                "é",
                doc(),
                doc("a", 1),
                doc("a", 1, "b", 1),
                doc("b", 1),
                doc("a", "x"),
                new Binary(new byte[] {2}),
                new Binary(new byte[] {1, 1}),
                new ObjectId("000000000000000000000001"),
                new ObjectId("ff0000000000000000000000"),
                false,
                true,
                Instant.ofEpochMilli(-1),
                Instant.ofEpochMilli(1));
        indexed("v", index);
        things.insertMany(IntStream.range(0, ascending.size())
                .mapToObj(i -> doc("_id", i, "v", ascending.get(i)))
                .toList()
                .reversed());
        List<Object> order =
                IntStream.range(0, ascending.size()).mapToObj(i -> (Object) i).toList();
        assertThat(ids(things.find().sort(doc("v", 1)))).isEqualTo(order);
        assertThat(ids(things.find().sort(doc("v", -1)))).isEqualTo(order.reversed());
        assertThat(ids(things.find(doc("v", doc("$gt", -1, "$lte", 2))).sort(doc("v", 1))))
                .containsExactly(5, 6, 7, 8, 9);
        assertThat(ids(things.find(doc("v", doc("$lt", 0))).sort(doc("v", 1)))).containsExactly(2, 3, 4, 5);
        assertThat(ids(things.find(doc("v", doc("$gte", "a"))).sort(doc("v", -1))))
                .containsExactly(19, 18, 17, 16, 15);
        assertThat(ids(things.find(doc("v", BsonNull.VALUE)))).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1})
    void findsWhatIsDueInOrder(int index) {
        indexed("nextDueAt", index);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        things.insertMany(IntStream.range(0, 50)
                .mapToObj(i -> doc("_id", i, "nextDueAt", start.plusSeconds((i * 7) % 50)))
                .toList());
        things.insertMany(List.of(doc("_id", 98, "nextDueAt", BsonNull.VALUE), doc("_id", 99)));
        Document due = doc("nextDueAt", doc("$lte", start.plusSeconds(4)));
        assertThat(ids(things.find(due).sort(doc("nextDueAt", 1)).limit(3))).containsExactly(0, 43, 36);
        assertThat(ids(things.find(due).sort(doc("nextDueAt", -1)))).containsExactly(22, 29, 36, 43, 0);
    }

    @Test
    void combinesConditions() {
        things.createIndex(doc("a", 1, "b", -1));
        for (int i = 0; i < 24; i++) {
            things.insertOne(doc("_id", i, "a", i % 2, "b", i % 3, "c", i % 4));
        }
        assertThat(ids(things.find(doc("a", 1, "c", 3)).sort(doc("_id", 1)))).containsExactly(3, 7, 11, 15, 19, 23);
        assertThat(ids(things.find(doc("a", doc("$in", List.of(1, 0)), "b", 2, "c", 0))
                        .sort(doc("_id", 1))))
                .containsExactly(8, 20);
        assertThat(ids(things.find(doc("$or", List.of(doc("_id", 3), doc("a", 0, "b", 0, "c", 0))))
                        .sort(doc("_id", -1))))
                .containsExactly(12, 3, 0);
        assertThat(ids(things.find(doc("$and", List.of(doc("a", 1), doc("b", doc("$gt", 0)), doc("b", doc("$lt", 2)))))
                        .sort(doc("_id", 1))))
                .containsExactly(1, 7, 13, 19);
        assertThat(ids(things.find(doc("a", 1)).sort(doc("b", 1, "_id", 1)).limit(2)))
                .containsExactly(3, 9);
        assertThat(ids(things.find(doc("a", 1)).sort(doc("b", -1)).skip(4).limit(1)))
                .hasSize(1);
        assertThat(ids(things.find(doc("a", doc("$ne", 1), "_id", doc("$nin", List.of(0, 2))))
                        .sort(doc("_id", 1))
                        .limit(2)))
                .containsExactly(4, 6);
    }

    @Test
    void projectsFields() {
        things.insertOne(doc("_id", 1, "a", 2, "b", doc("c", 3, "d", 4)));
        assertThat(things.find().projection(doc("a", 1)).first()).isEqualTo(doc("_id", 1, "a", 2));
        assertThat(things.find().projection(doc("a", 1, "_id", 0)).first()).isEqualTo(doc("a", 2));
        assertThat(things.find().projection(doc("a", 0)).first()).isEqualTo(doc("_id", 1, "b", doc("c", 3, "d", 4)));
        assertThat(things.find().projection(doc("_id", 1)).first()).isEqualTo(doc("_id", 1));
        assertThat(things.find().projection(doc("b.c", 1)).first()).isEqualTo(doc("_id", 1, "b", doc("c", 3)));
    }

    @Test
    void countsAndAggregates() {
        things.insertMany(IntStream.range(0, 30)
                .mapToObj(i -> doc("_id", i, "g", i % 3, "v", (long) i))
                .toList());
        assertThat(things.countDocuments()).isEqualTo(30);
        assertThat(things.estimatedDocumentCount()).isEqualTo(30);
        assertThat(things.countDocuments(doc("g", 1))).isEqualTo(10);
        assertThat(things.distinct("g", Integer.class)).containsExactlyInAnyOrder(0, 1, 2);
        List<Document> pipeline = List.of(
                doc("$match", doc("_id", doc("$gte", 3))),
                doc("$group", doc("_id", "$g", "sum", doc("$sum", "$v"))),
                doc("$sort", doc("_id", -1)),
                doc("$limit", 2));
        assertThat(things.aggregate(pipeline)).containsExactly(doc("_id", 2, "sum", 153L), doc("_id", 1, "sum", 144L));
        assertThat(ids(things.aggregate(List.of(doc("$sort", doc("_id", -1)), doc("$skip", 1), doc("$limit", 2)))))
                .containsExactly(28, 27);
    }

    @Test
    void keepsACursorOpenWhileOthersWrite() {
        things.insertMany(IntStream.range(0, 500).mapToObj(i -> doc("_id", i)).toList());
        try (MongoCursor<Document> cursor =
                things.find().sort(doc("_id", 1)).batchSize(10).iterator()) {
            for (int i = 0; i < 500; i++) {
                assertThat(cursor.next().get("_id")).isEqualTo(i);
                things.deleteOne(doc("_id", i - 1));
            }
            assertThat(cursor.hasNext()).isFalse();
        }
    }

    private void indexed(String field, int direction) {
        if (direction != 0) {
            things.createIndex(doc(field, direction));
        }
    }

    private static byte[] bytes(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }
}
