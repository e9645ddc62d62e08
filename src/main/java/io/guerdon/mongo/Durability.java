package io.guerdon.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/**
 * How sure a write must be before it counts: on a majority, unless the connection string asks for another number of members. Where that is a
 * majority, nothing is read that a majority does not have: a primary that loses an election takes back what only it has, and nothing
 * must have been decided on that. Whoever has written, or was refused for what is there, has waited for the majority and reads it.
 *
 * <p>A server that stands alone is asked for itself instead, which is its majority: asked for a majority it begins to write its
 * journal and leaves the waiting to replication, which it has none of, so it acknowledges what a kill can still take away.
 */
final class Durability {
    private static final String MAJORITY = "majority";
    private static final BsonDocument HELLO = new BsonDocument("hello", new BsonInt32(1));

    private Durability() {}

    /**
     * On as many members as entries, but not held up by the disk: for writes that are always followed by a journaled one. On
     * the same server that one makes both durable; elsewhere a majority, which is what replica sets wait for, keeps them.
     *
     * @throws io.guerdon.ledger.StoreUnavailable where the server does not say whether it stands alone
     */
    static MongoDatabase followed(MongoDatabase database) {
        return sure(database, null);
    }

    /**
     * Journaled, and on as many members as the connection string asks for; a majority where it does not say.
     *
     * @throws io.guerdon.ledger.StoreUnavailable where the server does not say whether it stands alone
     */
    static MongoDatabase durable(MongoDatabase database) {
        return sure(database, true);
    }

    private static MongoDatabase sure(MongoDatabase database, @Nullable Boolean journaled) {
        WriteConcern asked = database.getWriteConcern();
        if (asked.getWObject() != null && !MAJORITY.equals(asked.getWObject())) {
            return database.withWriteConcern(asked.withJournal(journaled));
        }
        if (standsAlone(database)) {
            return database.withWriteConcern(asked.withW(1).withJournal(journaled));
        }
        return database.withWriteConcern(asked.withW(MAJORITY).withJournal(journaled))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** Neither of a replica set nor a router in front of some. */
    private static boolean standsAlone(MongoDatabase database) {
        BsonDocument server =
                Faults.translated("asking the server what it is", () -> database.runCommand(HELLO, BsonDocument.class));
        return !server.containsKey("setName") && !server.containsKey("msg") && !server.containsKey("isreplicaset");
    }
}
