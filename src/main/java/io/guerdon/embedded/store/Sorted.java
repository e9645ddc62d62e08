package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;

/** Sorts documents no index has in order, holding no more of them than are wanted, within a bound of memory. */
final class Sorted {
    private static final long MOST_BYTES = 64L << 20;

    private final SortOrder order;
    private final long wanted;
    private final PriorityQueue<Keyed> last = new PriorityQueue<>(Comparator.reverseOrder());
    private long bytes;
    private long count;

    private Sorted(SortOrder order, long wanted) {
        this.order = order;
        this.wanted = wanted;
    }

    /** The first {@code wanted} documents in order; all of them if {@code wanted} is zero. */
    static Iterator<byte[]> of(Iterator<byte[]> documents, SortOrder order, long wanted) {
        Sorted sorted = new Sorted(order, wanted);
        documents.forEachRemaining(sorted::add);
        return sorted.last.stream().sorted().map(keyed -> keyed.document).iterator();
    }

    private void add(byte[] document) {
        last.add(new Keyed(order.key(document), count++, document));
        bytes += document.length;
        if (wanted > 0 && last.size() > wanted) {
            bytes -= last.remove().document.length;
        }
        if (bytes > MOST_BYTES) {
            throw new MongoServerError(
                    292, "QueryExceededMemoryLimitNoDiskUseAllowed", "sorting without an index exceeded its memory");
        }
    }

    /** Among equals, the one that came first stays first. */
    private static final class Keyed implements Comparable<Keyed> {
        private final Bytes key;
        private final long arrival;
        private final byte[] document;

        Keyed(Bytes key, long arrival, byte[] document) {
            this.key = key;
            this.arrival = arrival;
            this.document = document;
        }

        @Override
        public int compareTo(Keyed other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : Long.compare(arrival, other.arrival);
        }
    }
}
