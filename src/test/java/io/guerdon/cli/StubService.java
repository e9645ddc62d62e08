package io.guerdon.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of the HTTP contract that commands use, over members that are made up as they are asked for. */
final class StubService implements AutoCloseable {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int PART = 20;

    private final HttpServer server;
    private final int members;
    private final AtomicInteger requestsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final Map<String, String> taken = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile int status = 200;
    private volatile int linesLeft = Integer.MAX_VALUE;
    private volatile long pauseMillis;

    StubService(int members) throws IOException {
        this.members = members;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/program", this::program);
        server.createContext("/v1/members", this::list);
        server.createContext("/v1/batches", this::batch);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on every request ends so. */
    void answerWith(int problem) {
        status = problem;
    }

    void pause(long millis) {
        pauseMillis = millis;
    }

    /** Drops connections without an answer after so many more requests. */
    void dropAfter(int requests) {
        requestsLeft.set(requests);
    }

    /** Drops a batch's connection after so many of its lines, all of which are done. */
    void dropBatchAfter(int lines) {
        linesLeft = lines;
    }

    /** Lines of batches by key, each once. */
    Map<String, String> taken() {
        return taken;
    }

    private void program(HttpExchange exchange) throws IOException {
        answer(exchange, "{\"id\":\"demo\",\"zone\":\"Asia/Shanghai\",\"currency\":\"CNY\"}");
    }

    private void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int cursor = query.indexOf("cursor=mem_");
        int next = cursor < 0 ? 0 : number(query.substring(cursor + "cursor=mem_".length())) + 1;
        StringBuilder items = new StringBuilder();
        int end = Math.min(members, next + PART);
        for (int i = next; i < end; i++) {
            items.append(i == next ? "" : ",").append(member(i));
        }
        String more = end < members ? ",\"nextCursor\":\"" + id(end - 1) + "\"" : "";
        sleep();
        answer(exchange, "{\"items\":[" + items + "]" + more + "}");
    }

    private static String member(int i) {
        return """
            {"id":"%s","status":"active","joinedAt":"2026-01-01T00:00:00Z","identifiers":[{"type":"external","value":"e%d"},\
            {"type":"card","value":"6200%d"},{"type":"card","value":"6300%d","blocked":true}],"tier":null,\
            "profile":{"name":"Li, \\"Ann\\" %d"}}\
            """.formatted(id(i), i, i, i, i);
    }

    private static String id(int number) {
        StringBuilder id = new StringBuilder("mem_");
        for (int shift = 20; shift >= 0; shift -= 5) {
            id.append(BASE32.charAt((number >> shift) & 31));
        }
        return id + "a".repeat(21);
    }

    private static int number(String id) {
        int number = 0;
        for (int i = 0; i < 5; i++) {
            number = number * 32 + BASE32.indexOf(id.charAt(i));
        }
        return number;
    }

    private void batch(HttpExchange exchange) throws IOException {
        String[] lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("\n");
        if (status != 200) {
            answer(exchange, "");
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (String line : lines) {
                if (--linesLeft < 0) {
                    throw new IOException("as asked");
                }
                String key = Connection.JSON.readTree(line).path("key").asString();
                boolean replayed = taken.put(key, line) != null;
                out.write(("{\"key\":\"" + key + "\",\"status\":201,\"replayed\":" + replayed + ",\"body\":{}}\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        if (requestsLeft.getAndDecrement() <= 0) {
            exchange.close();
            return;
        }
        String said = status == 200
                ? body
                : "{\"title\":\"No\",\"detail\":\"status %d, as asked.\",\"code\":\"no\"}".formatted(status);
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void sleep() {
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
