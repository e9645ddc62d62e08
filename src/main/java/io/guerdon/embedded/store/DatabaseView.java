package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A database as the library sees one: it may look up a collection to join with, and change nothing. */
record DatabaseView(String name, Function<DatabaseView, Function<String, @Nullable MongoCollection<?>>> collections)
        implements MongoDatabase {
    static final DatabaseView EMPTY = new DatabaseView("none", _ -> _ -> null);

    @Override
    public String getDatabaseName() {
        return name;
    }

    @Override
    public @Nullable MongoCollection<?> resolveCollection(String collection, boolean throwIfNotFound) {
        return collections.apply(this).apply(collection);
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void handleClose(Channel channel) {
        throw readOnly();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        throw readOnly();
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw readOnly();
    }

    @Override
    public MongoCollection<?> createCollectionOrThrowIfExists(String collection, CollectionOptions options) {
        throw readOnly();
    }

    @Override
    public void drop(Oplog oplog) {
        throw readOnly();
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        throw readOnly();
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        throw readOnly();
    }

    @Override
    public void unregisterCollection(String collection) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("the library may only read here");
    }
}
