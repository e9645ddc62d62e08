package io.guerdon.load;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft tried on everything that has been recorded, once for each round, with nothing beside. */
final class Backtests {
    private static final long BETWEEN_LOOKS_MILLIS = 50;
    private static final String CPU = "process_cpu_time_ns";

    private final Bench bench;
    private final Service service;
    private final Plan plan;

    Backtests(Bench bench, Service service, Plan plan) {
        this.bench = bench;
        this.service = service;
        this.plan = plan;
    }

    /** Purchases of anybody come first, so many that there is something to read. */
    void measure(Results results) throws IOException {
        bench.batch(plan.events, "cafe");
        Revisions revisions = new Revisions(service);
        revisions.draft(
                settings -> ((ObjectNode) settings.path("policies")).set("groups", revisions.part(Rules.groups(50))));
        entries(revisions);
        double[] rates = new double[plan.rounds];
        double[] ofACore = new double[plan.rounds];
        Inquiries inquiries = new Inquiries(service);
        for (int round = 0; round < plan.rounds; round++) {
            double used = inquiries.meter(CPU);
            long start = System.nanoTime();
            long entries = entries(revisions);
            rates[round] = entries * 1e9 / (System.nanoTime() - start);
            ofACore[round] = entries * 1e9 / (inquiries.meter(CPU) - used);
        }
        results.put(Measure.BACKTEST, rates);
        results.put(Measure.BACKTEST_CORE, ofACore);
    }

    /** Runs one; answers how many entries it read. */
    private static long entries(Revisions revisions) throws IOException {
        JsonNode run = revisions.startBacktest();
        while (run.path("state").asString().equals("running")) {
            Inquiries.pause(BETWEEN_LOOKS_MILLIS);
            run = revisions.backtest();
        }
        if (!run.path("state").asString().equals("done")) {
            throw new IOException("a backtest did not come to its end: " + run);
        }
        return run.path("entries").asLong();
    }
}
