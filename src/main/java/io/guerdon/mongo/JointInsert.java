package io.guerdon.mongo;

import com.mongodb.ClientBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCluster;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.bulk.ClientBulkWriteOptions;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Journal.Joint;
import io.guerdon.ledger.SealedEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;

/**
 * Claims and entries in one ordered {@code bulkWrite}, a command of servers from MongoDB 8.0 on. A router would send what belongs to one
 * shard after what belongs to another, a command each, so there and on older servers they stay two writes.
 */
final class JointInsert {
    private static final BsonDocument HELLO = new BsonDocument("hello", new BsonInt32(1));
    private static final BsonInt32 NONE = new BsonInt32(0);
    /** Of MongoDB 8.0. */
    private static final int FIRST_WIRE_VERSION = 25;

    /** Of a server that does not know the command: no such command, none it supports, no such field. */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(59, 115, 40_415);

    private static final String ROUTER = "msg";
    private static final ClientBulkWriteOptions ORDERED =
            ClientBulkWriteOptions.clientBulkWriteOptions().ordered(true);

    private final MongoCluster cluster;
    private final MongoNamespace claims;
    private final MongoNamespace journal;
    private volatile boolean possible;

    private JointInsert(MongoCluster cluster, String database, boolean possible) {
        this.cluster = cluster;
        this.claims = new MongoNamespace(database, MongoClaims.COLLECTION);
        this.journal = new MongoNamespace(database, MongoJournal.COLLECTION);
        this.possible = possible;
    }

    /**
     * Opens it.
     *
     * @param durable whose write concern entries have
     * @throws io.guerdon.ledger.StoreUnavailable where the server does not say what it can do
     */
    static JointInsert open(MongoCluster cluster, MongoDatabase durable) {
        BsonDocument server = Faults.translated(
                "asking the server what it can do", () -> durable.runCommand(HELLO, BsonDocument.class));
        boolean possible = !server.containsKey(ROUTER)
                && server.getNumber("maxWireVersion", NONE).intValue() >= FIRST_WIRE_VERSION;
        return new JointInsert(cluster.withWriteConcern(durable.getWriteConcern()), durable.getName(), possible);
    }

    /** As {@link io.guerdon.ledger.Journal#insert(List, List)} says. What went wrong is said by the two writes that follow, where it still does. */
    Joint insert(List<Holder> takers, List<SealedEntry> entries) {
        if (!possible) {
            return Joint.NOT_TRIED;
        }
        List<ClientNamespacedWriteModel> writes = Stream.concat(
                        takers.stream().map(taker -> into(claims, MongoClaims.document(taker))),
                        entries.stream().map(entry -> into(journal, new RawBsonDocument(entry.stored()))))
                .toList();
        return Faults.translated("inserting claims and entries", () -> {
            try {
                cluster.bulkWrite(writes, ORDERED);
                return Joint.IN;
            } catch (ClientBulkWriteException inTheWay) {
                return Joint.IN_PART;
            } catch (MongoCommandException refused) {
                // Of the whole command; an earlier try of it may have gone in. An older server may be the primary now.
                if (NOT_UNDERSTOOD.contains(refused.getErrorCode())) {
                    possible = false;
                }
                return Joint.IN_PART;
            }
        });
    }

    private static ClientNamespacedWriteModel into(MongoNamespace collection, RawBsonDocument document) {
        return ClientNamespacedWriteModel.insertOne(collection, document);
    }
}
