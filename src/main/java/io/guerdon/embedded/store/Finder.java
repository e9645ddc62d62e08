package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Answers queries lazily: nothing is read before it is asked for. */
final class Finder {
    private final Disk disk;

    Finder(Disk disk) {
        this.disk = disk;
    }

    /** The documents found; {@code firstRead} tells how many are likely to be asked for at once. */
    Iterator<byte[]> find(StoredCollection collection, Query query, int firstRead) {
        QueryFilter filter = new QueryFilter(query.filter());
        SortOrder order = new SortOrder(query.sort());
        Plan plan = collection.plan(filter, order);
        long wanted = query.limit() == 0 ? 0 : query.skip() + query.limit();
        Iterator<byte[]> rows =
                new Rows(disk, plan, filter, wanted == 0 ? firstRead : (int) Math.min(wanted, firstRead));
        if (plan.sorting() == Plan.Sorting.TO_DO) {
            rows = Sorted.of(rows, order, wanted);
        }
        return query.skip() == 0 && query.limit() == 0 ? rows : cut(rows, query);
    }

    Stream<Document> stream(StoredCollection collection, Query query) {
        return stream(find(collection, query, Integer.MAX_VALUE)).map(Bson::decode);
    }

    private static Iterator<byte[]> cut(Iterator<byte[]> rows, Query query) {
        Stream<byte[]> rest = stream(rows).skip(query.skip());
        return query.limit() == 0 ? rest.iterator() : rest.limit(query.limit()).iterator();
    }

    private static Stream<byte[]> stream(Iterator<byte[]> rows) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }
}
