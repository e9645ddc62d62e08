package io.guerdon.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;

/** How sure a write must be before it counts. */
final class Durability {
    private Durability() {}

    /**
     * On as many members as entries, but not held up by the disk: for writes that are always followed by a journaled one. On
     * the same server that one makes both durable; elsewhere a majority, which is what replica sets wait for, keeps them.
     */
    static MongoDatabase followed(MongoDatabase database) {
        return database.withWriteConcern(members(database).withJournal(null));
    }

    /** Journaled, and on as many members as the connection string asks for; a majority where it does not say. */
    static MongoDatabase durable(MongoDatabase database) {
        return database.withWriteConcern(members(database).withJournal(true));
    }

    private static WriteConcern members(MongoDatabase database) {
        WriteConcern asked = database.getWriteConcern();
        return asked.getWObject() == null ? WriteConcern.MAJORITY : asked;
    }
}
