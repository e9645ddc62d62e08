package io.guerdon.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;

/**
 * How sure a write must be before it counts. Where that is a majority, nothing is read that a majority does not have: a primary that loses
 * an election takes back what only it has, and nothing must have been decided on that. Whoever has written, or was refused for what is
 * there, has waited for the majority and reads it.
 */
final class Durability {
    private static final Object MAJORITY = "majority";

    private Durability() {}

    /**
     * On as many members as entries, but not held up by the disk: for writes that are always followed by a journaled one. On
     * the same server that one makes both durable; elsewhere a majority, which is what replica sets wait for, keeps them.
     */
    static MongoDatabase followed(MongoDatabase database) {
        return sure(database, null);
    }

    /** Journaled, and on as many members as the connection string asks for; a majority where it does not say. */
    static MongoDatabase durable(MongoDatabase database) {
        return sure(database, true);
    }

    private static MongoDatabase sure(MongoDatabase database, @Nullable Boolean journaled) {
        WriteConcern asked = database.getWriteConcern();
        WriteConcern members = asked.getWObject() == null ? WriteConcern.MAJORITY : asked;
        MongoDatabase written = database.withWriteConcern(members.withJournal(journaled));
        return MAJORITY.equals(members.getWObject()) ? written.withReadConcern(ReadConcern.MAJORITY) : written;
    }
}
