package io.guerdon.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;

/** How sure a write must be before it counts. */
final class Durability {
    private Durability() {}

    /** Journaled, and on as many members as the connection string asks for; a majority where it does not say. */
    static MongoDatabase durable(MongoDatabase database) {
        WriteConcern asked = database.getWriteConcern();
        WriteConcern members = asked.getWObject() == null ? WriteConcern.MAJORITY : asked;
        return database.withWriteConcern(members.withJournal(true));
    }
}
