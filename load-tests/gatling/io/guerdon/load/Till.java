package io.guerdon.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What a till does, step by step; what the service acknowledges goes into the file it is reconciled with. */
final class Till {
    private static final Keys KEYS = new Keys(System.getProperty("guerdon.run", "0"));
    private static final long MEMBERS = Long.getLong("guerdon.members", 1_000);
    private static final AtomicLong NUMBERS = new AtomicLong(Long.getLong("guerdon.first", 1L << 40));
    private static final Acknowledgements ACKNOWLEDGED = acknowledged();

    private Till() {}

    static HttpProtocolBuilder protocol() {
        return http.baseUrl(System.getProperty("guerdon.url", "http://127.0.0.1:8080"))
                .authorizationHeader("Bearer demo-till")
                .contentTypeHeader("application/json")
                .shareConnections();
    }

    /** A purchase by any member. */
    static ChainBuilder earn() {
        return exec(session -> next(session, ThreadLocalRandom.current().nextLong(MEMBERS)))
                .exec(purchase());
    }

    /** A purchase by one member, always the same. */
    static ChainBuilder earnForOne() {
        return exec(session -> next(session, 0)).exec(purchase());
    }

    private static ChainBuilder purchase() {
        return exec(changing("earn", "/v1/members/card:#{card}/purchases", """
            {"merchant":"cafe","store":"s1","terminal":"t1","receipt":"#{key}","currency":"CNY",
             "lines":[{"line":1,"sku":"LATTE","category":"coffee","quantity":2,"amount":5600}]}\
            """))
                .exec(session -> acknowledge(session).set("receipt", session.getString("key")));
    }

    /** Spends some of what the last purchase earned. */
    static ChainBuilder redeem() {
        return exec(session -> next(session, session.getLong("member")))
                .exec(changing("redeem", "/v1/members/card:#{card}/redemptions", """
                    {"merchant":"books","store":"s9","points":10,"reference":"#{key}"}\
                    """))
                .exec(Till::acknowledge);
    }

    /** Half of the last purchase comes back; not twice. */
    static ChainBuilder giveBack() {
        return exec(session -> next(session, session.getLong("member")))
                .exec(changing("return", "/v1/members/card:#{card}/purchases/receipt:cafe:#{receipt}/returns", """
                    {"receipt":"#{key}","lines":[{"line":1,"quantity":1,"amount":2800}]}\
                    """))
                .exec(session -> acknowledge(session).remove("receipt"));
    }

    static ChainBuilder balance() {
        return exec(http("balance").get("/v1/members/card:#{card}/balances").check(status().is(200)));
    }

    /** Lines of a batch of purchases. */
    static String batch(int lines) {
        Calls calls = new Calls("", KEYS, number -> number % MEMBERS);
        long first = NUMBERS.getAndAdd(lines);
        return LongStream.range(first, first + lines)
                .mapToObj(calls::batchLine)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Keeps what the lines of an answer acknowledge; answers how many did. */
    static int acknowledgeBatch(String answers) {
        List<String> entries =
                answers.lines().filter(line -> line.contains("\"entry\":{")).toList();
        entries.forEach(line -> ACKNOWLEDGED.accept(Text.between(line, "\"key\":\"", "\""), Reply.entry(line)));
        return entries.size();
    }

    private static HttpRequestActionBuilder changing(String name, String path, String body) {
        return http(name)
                .post(path)
                .header("Idempotency-Key", "#{key}")
                .body(StringBody(body))
                .check(status().is(201), jmesPath("entry.id").saveAs("entry"));
    }

    private static Session next(Session session, long member) {
        return session.set("key", KEYS.key(NUMBERS.getAndIncrement()))
                .set("member", member)
                .set("card", KEYS.card(member))
                .remove("entry");
    }

    private static Session acknowledge(Session session) {
        if (session.contains("entry")) {
            ACKNOWLEDGED.accept(String.valueOf(session.getString("key")), String.valueOf(session.getString("entry")));
        }
        return session;
    }

    private static Acknowledgements acknowledged() {
        try {
            Acknowledgements file = Acknowledgements.into(
                    Path.of(System.getProperty("guerdon.acknowledged", "acknowledged.tsv")), KEYS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(file)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Acknowledgements file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Length of a scenario in seconds. */
    static long seconds() {
        return Long.getLong("guerdon.seconds", 10);
    }

    /** Arrivals a second of an open load. */
    static double rate() {
        return Double.parseDouble(System.getProperty("guerdon.rate", "1000"));
    }
}
