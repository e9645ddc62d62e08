package io.guerdon.webhook;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody's system that is told of events, on this machine. It answers as it is told to, and keeps what it acknowledged. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile Answer answer = Receiver::acknowledge;
    private volatile int tried;

    private Receiver(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** A request that was acknowledged. */
    public record Got(String id, String body, Map<String, List<String>> headers) {
        /** Whether it was signed with a secret, by the judgement of a library for Standard Webhooks. */
        public boolean isSignedWith(String secret) {
            try {
                new com.standardwebhooks.Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException | EmptyWebhookSecretException not) {
                return false;
            }
        }
    }

    /** How it answers; the status. */
    public interface Answer {
        int to(HttpExchange request) throws IOException;
    }

    /** Starts on a free port. */
    public static Receiver start() throws IOException {
        return start(0);
    }

    /** Starts on a port. */
    public static Receiver start(int port) throws IOException {
        return new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    private static int acknowledge(HttpExchange request) {
        return 204;
    }

    private void handle(HttpExchange request) throws IOException {
        try (request) {
            tried++;
            String body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = answer.to(request);
            if (status / 100 == 2) {
                // Names of headers are told apart by their case in the library's map, and not in HTTP.
                Map<String, List<String>> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                headers.putAll(request.getRequestHeaders());
                got.add(new Got(request.getRequestHeaders().getFirst("webhook-id"), body, headers));
            }
            request.sendResponseHeaders(status, -1);
        }
    }

    /** Answers like this from now on. */
    public void answer(Answer next) {
        answer = next;
    }

    /** Acknowledges from now on. */
    public void recover() {
        answer = Receiver::acknowledge;
    }

    /** How many requests came. */
    public int tried() {
        return tried;
    }

    /** What it acknowledged. */
    public List<Got> got() {
        return got;
    }

    /** The ids of what it acknowledged. */
    public List<String> ids() {
        return got.stream().map(Got::id).toList();
    }

    /** Its address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/hook");
    }

    /** Its port. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
