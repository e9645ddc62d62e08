package io.guerdon.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What is asked of the service beside the load, seldom. */
final class Inquiries {
    private static final String LAG = "guerdon_relay_lag";
    private static final long BETWEEN_LOOKS_MILLIS = 20;
    private static final int OK = 200;

    private final Service service;

    Inquiries(Service service) {
        this.service = service;
    }

    /** The addresses of the broker it publishes to. */
    String broker() throws IOException {
        return get("/bench/broker");
    }

    /** The value of a meter, that one alone: to write all there are takes as long as a dozen earns. */
    double meter(String name) throws IOException {
        return get("/actuator/prometheus?includedNames=" + name)
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum)
                .orElseThrow(() -> new IOException("there is no meter " + name));
    }

    /** Waits until everything that is committed is published. */
    void untilPublished() throws IOException {
        while (meter(LAG) > 0) {
            pause(BETWEEN_LOOKS_MILLIS);
        }
    }

    private String get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer demo-operator")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException(path + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    static void pause(long millis) throws IOException {
        try {
            Thread.sleep(Math.max(0, millis));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }
}
