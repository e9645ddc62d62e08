package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;

/** Carries out one kind of request; a refusal is thrown as a {@code MongoServerException}. */
interface Command {
    Document run(Request request);
}
