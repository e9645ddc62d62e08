package io.guerdon.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Holds of every member of a live program that all lapse within the same second, while tills of the program go on. */
final class Lapses {
    private static final Duration WATCHED = Duration.ofSeconds(5);
    private static final double TILLS = 500;
    private static final double COMPARED = 100_000;
    /** Fewer holds a second than can be placed anywhere, and some time beside. */
    private static final long SLOWEST = 1_000;

    private static final long BESIDE_SECONDS = 30;
    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final String COUNTED = "guerdon_ledger_entries_total{kind=\"lapse\"}";
    /** That one alone: to write all there are takes as long as a dozen earns. */
    private static final String LOOK = "/actuator/prometheus?includedNames=guerdon_ledger_entries_total";

    private final Bench bench;
    private final Service service;
    private final Plan plan;

    Lapses(Bench bench, Service service, Plan plan) {
        this.bench = bench;
        this.service = service;
        this.plan = plan;
    }

    void measure(Results results, Requests tills) throws IOException {
        bench.each(plan.members, calls -> calls::purchase);
        Instant lapse = Instant.now().plusSeconds(plan.members / SLOWEST + BESIDE_SECONDS);
        double before;
        try (HttpClient client = HttpClient.newHttpClient()) {
            before = lapsed(client);
        }
        bench.each(plan.members, calls -> number -> calls.hold(number, Duration.between(Instant.now(), lapse)));
        results.put(Measure.TILLS_BEFORE_LAPSES, watched(tills));
        pause(Duration.between(Instant.now(), lapse).toMillis());
        CompletableFuture<Double> written = CompletableFuture.supplyAsync(() -> until(before + plan.members, lapse));
        double worst = 0;
        while (!written.isDone()) {
            worst = Math.max(worst, watched(tills));
        }
        results.put(Measure.LAPSES, written.join() * COMPARED / plan.members);
        results.put(Measure.TILLS_DURING_LAPSES, worst);
    }

    private double watched(Requests tills) throws IOException {
        return bench.open(tills, TILLS, WATCHED).millisAt(0.99);
    }

    /** Seconds from an instant until so many holds have lapsed. */
    private double until(double lapsed, Instant from) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (lapsed(client) < lapsed) {
                pause(BETWEEN_LOOKS_MILLIS);
            }
        } catch (IOException failed) {
            throw new CompletionException(failed);
        }
        return Duration.between(from, Instant.now()).toMillis() / 1e3;
    }

    /** How many holds the service has written off since it began. */
    private double lapsed(HttpClient client) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + LOOK))
                .header("Authorization", "Bearer demo-operator")
                .build();
        try {
            return client.send(request, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith(COUNTED))
                    .mapToDouble(line -> Double.parseDouble(line.substring(COUNTED.length())))
                    .sum();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(Math.max(0, millis));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }
}
