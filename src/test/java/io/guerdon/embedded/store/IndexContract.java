package io.guerdon.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonNull;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Indexes of every kind the engine uses, and the commands about collections. */
abstract class IndexContract extends StoreContract {
    @Test
    void indexesEachElementOfAnArray() {
        things.createIndex(doc("tags", 1), new IndexOptions().unique(true));
        things.insertMany(List.of(
                doc("_id", 1, "tags", List.of("a", "b")),
                doc("_id", 2, "tags", List.of("c", "c")),
                doc("_id", 3, "tags", List.of())));
        assertThat(ids(things.find(doc("tags", "b")))).containsExactly(1);
        assertThat(ids(things.find(doc("tags", doc("$in", List.of("a", "b", "c"))))
                        .sort(doc("_id", 1))))
                .containsExactly(1, 2);
        assertThat(ids(things.find(doc("tags", doc("$gte", "a"))).sort(doc("_id", 1))))
                .containsExactly(1, 2);
        assertThat(ids(things.find(doc("tags", List.of("a", "b"))))).containsExactly(1);
        assertThatThrownBy(() -> things.insertOne(doc("_id", 4, "tags", List.of("x", "a"))))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        things.updateOne(doc("_id", 1), doc("$pull", doc("tags", "a")));
        things.insertOne(doc("_id", 4, "tags", List.of("x", "a")));
        assertThat(ids(things.find(doc("tags", "a")))).containsExactly(4);
    }

    @Test
    void indexesInsideDocumentsInAnArray() {
        things.createIndex(doc("ids.value", 1));
        things.insertOne(doc("_id", 1, "ids", List.of(doc("value", "x"), doc("value", "y"))));
        things.insertOne(doc("_id", 2, "ids", List.of(doc("value", "z"))));
        assertThat(ids(things.find(doc("ids.value", "y")))).containsExactly(1);
        assertThat(ids(things.find(doc("ids.value", doc("$gt", "x"))).sort(doc("_id", 1))))
                .containsExactly(1, 2);
    }

    @Test
    void leavesAPartialIndexOutOfWhatItDoesNotHold() {
        things.createIndex(doc("due", 1), new IndexOptions().partialFilterExpression(doc("due", doc("$exists", true))));
        things.createIndex(
                doc("code", 1), new IndexOptions().unique(true).partialFilterExpression(doc("state", "open")));
        things.insertMany(List.of(
                doc("_id", 1, "due", 5, "code", "x", "state", "open"),
                doc("_id", 2, "code", "x", "state", "closed"),
                doc("_id", 3, "due", 3, "code", "y", "state", "open")));
        assertThat(ids(things.find(doc("due", doc("$lte", 9))).sort(doc("due", 1))))
                .containsExactly(3, 1);
        assertThat(ids(things.find().sort(doc("due", 1)))).containsExactly(2, 3, 1);
        assertThat(ids(things.find(doc("code", "x")).sort(doc("_id", 1)))).containsExactly(1, 2);
        assertThat(ids(things.find(doc("code", "x", "state", "open")))).containsExactly(1);
        assertThat(ids(things.find(doc("due", BsonNull.VALUE)))).containsExactly(2);
        assertThatThrownBy(() -> things.updateOne(doc("_id", 2), doc("$set", doc("state", "open"))))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void letsManyLackTheFieldOfASparseIndex() {
        things.createIndex(doc("phone", 1), new IndexOptions().unique(true).sparse(true));
        things.insertMany(List.of(doc("_id", 1), doc("_id", 2), doc("_id", 3, "phone", "7")));
        assertThat(ids(things.find().sort(doc("phone", -1)))).startsWith(3).hasSize(3);
        assertThat(ids(things.find(doc("phone", "7")))).containsExactly(3);
        assertThat(things.countDocuments(doc("phone", BsonNull.VALUE))).isEqualTo(2);
    }

    @Test
    void takesAMissingFieldForNullInAUniqueIndex() {
        things.createIndex(doc("phone", 1), new IndexOptions().unique(true));
        things.insertOne(doc("_id", 1));
        assertThatThrownBy(() -> things.insertOne(doc("_id", 2, "phone", BsonNull.VALUE)))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void buildsAnIndexOverWhatIsThere() {
        things.insertMany(List.of(doc("_id", 1, "a", 2), doc("_id", 2, "a", 1), doc("_id", 3, "a", 2)));
        assertThatThrownBy(() -> things.createIndex(doc("a", 1), new IndexOptions().unique(true)))
                .isInstanceOfSatisfying(
                        MongoServerException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThat(things.listIndexes()).hasSize(1);
        things.createIndex(doc("a", -1));
        assertThat(ids(things.find(doc("a", 2)).sort(doc("_id", 1)))).containsExactly(1, 3);
        assertThat(ids(things.find(doc("a", doc("$lt", 3))).sort(doc("a", 1)).limit(1)))
                .containsExactly(2);
    }

    @Test
    void describesAndDropsIndexes() {
        String name = things.createIndex(
                doc("a", 1, "b", -1), new IndexOptions().unique(true).name("mine"));
        things.createIndex(doc("a", 1, "b", -1), new IndexOptions().unique(true).name("mine"));
        things.createIndex(doc("t", 1), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
        assertThat(name).isEqualTo("mine");
        assertThat(things.listIndexes()).extracting(index -> index.get("name")).containsExactly("_id_", "mine", "t_1");
        Document mine = things.listIndexes().into(new ArrayList<>()).get(1);
        assertThat(mine).containsEntry("key", doc("a", 1, "b", -1)).containsEntry("unique", true);
        assertThatThrownBy(() -> things.createIndex(doc("c", 1), new IndexOptions().name("mine")))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getCode()).isEqualTo(86));
        things.dropIndex("mine");
        things.dropIndex(doc("t", 1));
        assertThat(things.listIndexes()).hasSize(1);
        things.dropIndex("mine");
        assertThat(things.listIndexes()).hasSize(1);
    }

    @Test
    void describesAndDropsCollections() {
        things.insertOne(doc("_id", 1));
        database.createCollection("other");
        assertThat(database.listCollectionNames()).containsExactlyInAnyOrder("things", "other");
        database.createCollection("other");
        things.drop();
        assertThat(database.listCollectionNames()).containsExactly("other");
        assertThat(things.countDocuments()).isZero();
        things.insertOne(doc("_id", 1));
        assertThat(things.find()).hasSize(1);
        database.drop();
        assertThat(database.listCollectionNames()).isEmpty();
    }

    @Test
    void answersWhatADriverAsks() {
        assertThat(database.runCommand(doc("ping", 1)).getDouble("ok")).isEqualTo(1.0);
        assertThat(database.runCommand(doc("hello", 1)).getBoolean("isWritablePrimary"))
                .isTrue();
        assertThat(database.runCommand(doc("buildInfo", 1)).getString("version"))
                .isNotBlank();
        assertThat(client.getDatabase("admin")
                        .runCommand(doc("serverStatus", 1))
                        .getDouble("ok"))
                .isEqualTo(1.0);
    }
}
