package io.guerdon.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Money that very many members of the sandbox have paid beforehand, of which a part is released for all of them at the same instant, while tills of
 * another program go on.
 */
final class Instalments {
    private static final Duration WATCHED = Duration.ofSeconds(5);
    private static final double TILLS = 500;
    private static final double COMPARED = 100_000;
    private static final String PLAN = """
        {"id":"monthly","storedValue":"stored-value","amount":{"least":12,"most":500000},
         "bonus":{"steps":[{"from":100000,"basisPoints":2000}],"rounding":"DOWN"},
         "timetable":{"parts":12,"every":{"count":1,"unit":"MONTH"},"first":"LATER"},
         "way":{"mode":"release","closingFee":0}}
        """;

    private final Bench bench;
    private final Service service;
    private final Plan plan;
    private final Revisions sandbox;

    Instalments(Bench bench, Service service, Plan plan) {
        this.bench = bench;
        this.service = service;
        this.plan = plan;
        this.sandbox = new Revisions(service, "sandbox");
    }

    void measure(Results results, Requests tills) throws IOException {
        StoredValue.publish(sandbox);
        sandbox.publish(settings -> ((ObjectNode) settings.path("catalogue"))
                .withArray("prepaidPlans")
                .add(sandbox.part(PLAN)));
        sandbox.advance("PT10S");
        bench.enrol("sandbox-operator", 0, plan.members);
        bench.each(plan.members, calls -> calls::plan);
        results.put(Measure.TILLS_BEFORE, watched(tills).millisAt(0.99));
        CompletableFuture<Double> released = CompletableFuture.supplyAsync(this::release);
        double worst = 0;
        while (!released.isDone()) {
            worst = Math.max(worst, watched(tills).millisAt(0.99));
        }
        results.put(Measure.DUE, released.join() * COMPARED / plan.members);
        results.put(Measure.TILLS_DURING, worst);
    }

    private Round watched(Requests tills) throws IOException {
        return bench.open(tills, TILLS, WATCHED);
    }

    private double release() {
        long start = System.nanoTime();
        try {
            sandbox.advance("P1M");
        } catch (IOException failed) {
            throw new CompletionException(failed);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
