package io.guerdon.load;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service under test: a process of its own, with the heap it must do with, on a free loopback port. */
final class Service implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    /** A JVM that has learnt something writes it down first. */
    private static final Duration LONGEST_STOP = Duration.ofMinutes(2);

    private static final int PAUSE_MILLIS = 20;

    private final Process process;
    private final int port;
    private final Duration start;

    private Service(Process process, int port, Duration start) {
        this.process = process;
        this.port = port;
        this.start = start;
    }

    /**
     * How to start it.
     *
     * @param classPath the packaged service, unpacked, and what the load tests add
     * @param jvm options of the JVM, with the heap
     * @param data its directory
     * @param store where its ledger is
     */
    record Recipe(String classPath, List<String> jvm, Path data, Store store) {
        private List<String> command(int port) {
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(jvm);
            command.addAll(List.of("-cp", classPath, "io.guerdon.Guerdon"));
            command.add("--server.port=" + port);
            command.add("--server.address=127.0.0.1");
            command.add("--guerdon.data-directory=" + data);
            command.add("--guerdon.web.requests-per-second=1000000");
            command.add("--spring.profiles.active=bench");
            return command;
        }
    }

    /** Starts it and waits until it says that it is ready. */
    static Service start(Recipe recipe) throws IOException, InterruptedException {
        int port = freePort();
        File log = recipe.data().resolve("service.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(recipe.command(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().remove("SPRING_MONGODB_URI");
        builder.environment().putAll(recipe.store().environment());
        long begin = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitReady(process, port, log);
        return new Service(process, port, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process process, int port, File log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client, readiness)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IOException("the service did not start; its words are in " + log);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static boolean isReady(HttpClient client, URI readiness) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** From the start of the process to ready. */
    Duration timeToReady() {
        return start;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the service did not stop");
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
