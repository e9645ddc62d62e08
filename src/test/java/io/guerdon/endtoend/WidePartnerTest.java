package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guerdon.publishing.PartnerStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference partner counts to the last digit what fits no 64 bits, its totals and its statements; its books of before that go on. */
class WidePartnerTest {
    private static final int EVENTS = 1_200;
    private static final String SUM = "5538634908131292507600";
    private static final Pattern AFTER = Pattern.compile("after=([0-9]+)");
    /** Books as they were, with totals as numbers. */
    private static final String OLDER = """
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1])
        db.execute("CREATE TABLE total (unit TEXT, measure TEXT, amount INTEGER, PRIMARY KEY (unit, measure))")
        db.execute("INSERT INTO total SELECT unit, measure, CAST(amount AS INTEGER) FROM running")
        db.execute("DROP TABLE running")
        db.commit()
        """;

    @TempDir
    private Path directory;

    private HttpServer service;
    private List<String> events = List.of();
    private String closing = SUM;

    @BeforeEach
    void start() throws IOException {
        Assumptions.assumeTrue(ReferencePartner.canRun());
        events = PartnerStream.lines(EVENTS, Long.MAX_VALUE / EVENTS);
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/v1/partners/cafe/events", this::events);
        service.createContext("/v1/partners/cafe/statements", this::statements);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void events(HttpExchange exchange) throws IOException {
        Matcher after = AFTER.matcher(exchange.getRequestURI().getQuery());
        assertThat(after.find()).isTrue();
        int from = Math.min(Integer.parseInt(after.group(1)), events.size());
        int to = Math.min(from + 500, events.size());
        answer(
                exchange,
                events.subList(from, to).stream().map(line -> line + "\n").reduce("", String::concat));
    }

    private void statements(HttpExchange exchange) throws IOException {
        answer(exchange, """
            {"items":[{"partner":"cafe","period":"1970-01","state":"closed","from":"1970-01-01","to":"1970-01-31",
             "before":"1970-02-01T00:00:00Z","through":%d,"closedAt":"1970-02-01T00:05:00Z","lines":[{"unit":"points",
             "measure":"earned","opening":0,"amount":%s,"closing":%s}],"money":{"currency":"CNY","net":0,
             "carriedInMillionths":0,"clearedMillionths":0,"carriedOutMillionths":0}}]}
            """.formatted(EVENTS, closing, closing));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Test
    void itsBooksAreExactAndOlderOnesGoOn() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        ReferencePartner partner = new ReferencePartner(uri, "a key", directory);
        List<String> all = events;
        events = all.subList(0, 5);
        assertThat(partner.run("catch-up").said()).contains("5 events, all sound");
        Process older = new ProcessBuilder(
                        "python3",
                        "-c",
                        OLDER,
                        directory.resolve("books.sqlite").toString())
                .inheritIO()
                .start();
        assertThat(older.waitFor()).isZero();
        events = all;

        ReferencePartner.Ending settled = partner.run("settle");

        assertThat(settled.said()).contains(EVENTS + " events, all sound", "1970-01 agrees");
        assertThat(settled.status()).isZero();
    }

    @Test
    void aStatementThatIsOffByOneIsFound() throws Exception {
        closing = SUM.replaceFirst(".$", "1");
        URI uri = URI.create("http://127.0.0.1:" + service.getAddress().getPort());

        ReferencePartner.Ending settled = new ReferencePartner(uri, "a key", directory).run("settle");

        assertThat(settled.said()).contains("is not what its events come to");
        assertThat(settled.status()).isOne();
    }
}
