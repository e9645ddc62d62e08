package io.guerdon.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A partner that reads a long stream from its beginning, over one connection, as fast as it comes. */
final class Pull {
    private static final long AT_ONCE = 100_000;

    private final Bench bench;
    private final Street street;
    private final Plan plan;

    Pull(Bench bench, Street street, Plan plan) {
        this.bench = bench;
        this.street = street;
        this.plan = plan;
    }

    void measure(Results results) throws IOException {
        List<String> entries = new ArrayList<>();
        bench.acknowledgements().tell(entries::add);
        bench.batch(plan.events, Street.LONG);
        bench.acknowledgements().tell(_ -> {});
        street.inquiries().untilPublished();
        pulled();
        double[] rates = new double[plan.rounds];
        for (int round = 0; round < rates.length; round++) {
            rates[round] = pulled();
        }
        results.put(Measure.PULL, rates);
        street.check("the stream of " + Street.LONG, List.of(new StreamReader(Street.LONG)), entries);
    }

    /** Events a second. */
    private double pulled() throws IOException {
        StreamReader reader = new StreamReader(Street.LONG);
        try (FeedConnection connection = FeedConnection.open(street.address())) {
            long start = System.nanoTime();
            while (reader.read(connection, AT_ONCE, 0) == AT_ONCE) {
                // On to the end.
            }
            if (reader.last() != plan.events) {
                throw new IOException(reader.last() + " of " + plan.events + " events came");
            }
            return reader.last() * 1e9 / (System.nanoTime() - start);
        }
    }
}
