package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every command the store understands, by name. */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final Map<String, Command> byName = new HashMap<>();
    private final Disk disk;
    private final Catalog catalog;

    Commands(Disk disk, Catalog catalog, Cursors cursors) {
        this.disk = disk;
        this.catalog = catalog;
        Finder finder = new Finder(disk);
        reading(finder, cursors);
        writing(finder);
        structure();
        greetings();
    }

    /** The reply to a request; a failure is a reply too. */
    Document run(Request request) {
        try {
            Command command = byName.get(request.command().toLowerCase(Locale.ROOT));
            if (command == null) {
                throw new NoSuchCommandException(request.command());
            }
            return command.run(request);
        } catch (MongoServerException refusal) {
            return Replies.failed(refusal);
        } catch (RuntimeException failure) {
            LOG.error("{} failed", request.command(), failure);
            return Replies.failed(failure);
        }
    }

    private void reading(Finder finder, Cursors cursors) {
        Reads reads = new Reads(catalog, finder, cursors);
        add("find", reads::find);
        add("count", reads::count);
        add("distinct", reads::distinct);
        add("aggregate", new Aggregations(catalog, finder, reads, cursors)::aggregate);
        add("getMore", cursors::more);
        add("killCursors", cursors::kill);
    }

    private void writing(Finder finder) {
        Writes writes = new Writes(disk, catalog);
        Updates updates = new Updates(disk, catalog);
        add("insert", writes::insert);
        add("bulkWrite", new BulkWrites(disk, catalog, writes));
        add("delete", writes::delete);
        add("update", updates::update);
        add("findAndModify", new FindAndModify(disk, catalog, finder, updates));
    }

    private void structure() {
        Structure structure = new Structure(disk, catalog);
        Indexes indexes = new Indexes(disk, catalog);
        add("create", structure::create);
        add("drop", structure::drop);
        add("dropDatabase", structure::dropDatabase);
        add("listCollections", structure::listCollections);
        add("listDatabases", structure::listDatabases);
        add("collStats", structure::collectionStatistics);
        add("validate", new Validation(disk, catalog));
        add("createIndexes", indexes::create);
        add("listIndexes", indexes::list);
        add("dropIndexes", indexes::drop);
    }

    private void greetings() {
        Greetings greetings = new Greetings();
        add("hello", _ -> greetings.hello());
        add("isMaster", _ -> greetings.hello());
        add("buildInfo", _ -> greetings.buildInfo());
        add("serverStatus", _ -> greetings.serverStatus());
        add("ping", _ -> Replies.ok());
        add("endSessions", _ -> Replies.ok());
    }

    private void add(String name, Command command) {
        byName.put(name.toLowerCase(Locale.ROOT), command);
    }
}
