package io.guerdon.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;

/**
 * A hundred merchants of the demo program at which members buy equally often, and one beside them. Every purchase is in the stream of its merchant
 * once; {@link #check} holds the streams against what was acknowledged.
 */
final class Street {
    /** Merchants at which purchases are spread. */
    static final int MERCHANTS = 100;
    /** The one whose stream is long. */
    static final String LONG = "long";

    private static final long AT_ONCE = 20_000;

    private final Bench bench;
    private final Service service;
    private final Inquiries inquiries;
    private final List<String> spread =
            IntStream.range(0, MERCHANTS).mapToObj(number -> "m" + number).toList();
    private final List<String> entries = new ArrayList<>();

    private Street(Bench bench, Service service) {
        this.bench = bench;
        this.service = service;
        this.inquiries = new Inquiries(service);
    }

    /** Adds the merchants to the program. */
    static Street open(Bench bench, Service service) throws IOException {
        Street street = new Street(bench, service);
        Revisions revisions = new Revisions(service);
        revisions.publish(settings -> {
            ArrayNode merchants = (ArrayNode) settings.path("merchants");
            street.spread.forEach(id -> merchants.add(revisions.part(merchant(id))));
            merchants.add(revisions.part(merchant(LONG)));
        });
        return street;
    }

    private static String merchant(String id) {
        return "{\"id\":\"" + id + "\",\"issuing\":\"ISSUES\"}";
    }

    /** Where a purchase is made. */
    static String merchant(long number) {
        return "m" + Long.remainderUnsigned(number, MERCHANTS);
    }

    /** Purchases as fast as they are answered. */
    Round flatOut(Duration length) throws IOException {
        return collected(() -> bench.flatOut(bench.spread(), length));
    }

    /** Purchases at a rate. */
    Round open(double rate, Duration length) throws IOException {
        return collected(() -> bench.open(bench.spread(), rate, length));
    }

    private Round collected(Load load) throws IOException {
        bench.acknowledgements().tell(entries::add);
        try {
            Round round = load.run();
            if (round.failures() > 0) {
                throw new IOException("a purchase did not succeed");
            }
            return round;
        } finally {
            bench.acknowledgements().tell(_ -> {});
        }
    }

    private interface Load {
        Round run() throws IOException;
    }

    /** The entries of all purchases so far. */
    List<String> entries() {
        return List.copyOf(entries);
    }

    /** How many there are. */
    long purchases() {
        return entries.size();
    }

    InetSocketAddress address() {
        return service.address();
    }

    Inquiries inquiries() {
        return inquiries;
    }

    /** Partners at the beginning of their streams. */
    List<StreamReader> readers() {
        return spread.stream().map(StreamReader::new).toList();
    }

    /** Fails where a purchase is not in its merchant's stream, or twice, or something is that was never acknowledged. */
    void check() throws IOException {
        check("the streams of " + MERCHANTS + " merchants", readers(), entries);
    }

    /** The same of other streams. */
    void check(String what, List<StreamReader> readers, List<String> acknowledged) throws IOException {
        inquiries.untilPublished();
        Reconciliation reconciliation = Reconciliation.of(acknowledged.stream().map(entry -> entry + "\t" + entry));
        try (FeedConnection connection = FeedConnection.open(address())) {
            for (StreamReader reader : readers) {
                while (reader.read(connection, AT_ONCE, entry -> reconciliation.found(entry, entry)) > 0) {
                    // On to the end.
                }
            }
        }
        reconciliation.result().require(what);
    }
}
