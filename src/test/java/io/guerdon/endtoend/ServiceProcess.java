package io.guerdon.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The service in a JVM of its own, with the demo program, on a free port; it can be killed. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Path log;

    private ServiceProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts over a store and waits until the service is ready. */
    static ServiceProcess start(Store store, Path directory, String... settings) throws IOException {
        return start(ServiceImage.command(), store, directory, settings);
    }

    static ServiceProcess start(List<String> program, Store store, Path directory, String... settings)
            throws IOException {
        int port = freePort();
        Files.createDirectories(directory);
        Path log = Files.createTempFile(directory, "service", ".log");
        List<String> command = new ArrayList<>(program);
        command.addAll(
                List.of("--server.port=" + port, "--guerdon.demo=true", "--guerdon.data-directory=" + directory));
        command.addAll(List.of(settings));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        store.addTo(builder.environment());
        ServiceProcess service = new ServiceProcess(builder.start(), port, log);
        try {
            service.awaitReady();
        } catch (RuntimeException | Error notReady) {
            service.close();
            throw notReady;
        }
        return service;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    /** SIGTERM; answers how long the service took to end. */
    Duration stop() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the service does not end, see " + log);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                kill();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest readiness =
                    HttpRequest.newBuilder(uri("/actuator/health/readiness")).build();
            Awaitility.await("the service is ready, see " + log)
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> answers(client, readiness));
        }
    }

    private boolean answers(HttpClient client, HttpRequest readiness) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended with " + process.exitValue() + ", see " + log);
        }
        try {
            return client.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
