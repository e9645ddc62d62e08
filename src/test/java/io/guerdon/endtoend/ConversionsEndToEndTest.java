package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.cli.CommandLineTool;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two partners convert their currencies at once while the service is killed. Each repeats everything, also under other keys: every reference has had one effect, the
 * balances and the partners' streams are what answers say, and all positions add up to nothing.
 */
@Tag("end-to-end")
class ConversionsEndToEndTest {
    private static final int MEMBERS = 8;
    private static final int ROUNDS = 12;
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(
                    "\"merchants\":[",
                    "\"merchants\":["
                        + "{\"id\":\"gym\",\"issuing\":\"ISSUES\",\"clearing\":{\"paid\":{\"points\":10,\"minor\":9}}},")
            .replace("\"rewards\":[]", """
                "rewards":[],"partnerCurrencies":[
                 {"id":"beans","merchant":"cafe","in":{"units":100,"points":40,"least":100,"most":10000}},
                 {"id":"sweat","merchant":"gym","out":{"points":10,"units":2,"least":10,"most":200}}]\
                """);

    private final AtomicReference<ServiceProcess> service = new AtomicReference<>();

    @Test
    void everyReferenceHasOneEffectWhateverIsKilled(@TempDir Path directory) throws Exception {
        Store store = Store.fresh();
        service.set(ServiceProcess.start(store, directory.resolve("data")));
        try (Till operator = new Till(service::get, "demo-operator");
                Till admin = new Till(service::get, "demo-admin");
                Partners partners = partners(operator, admin)) {
            enrol(operator);
            AtomicInteger answered = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int member = 0; member < MEMBERS; member++) {
                int mine = member;
                threads.add(Thread.startVirtualThread(() -> live(partners, mine, answered)));
            }
            Awaitility.await("some are answered").until(() -> answered.get() > MEMBERS * ROUNDS / 2);
            service.get().kill();
            for (Thread thread : threads) {
                thread.join();
            }
            service.set(ServiceProcess.start(store, directory.resolve("data")));
            long in = 0;
            long out = 0;
            for (int member = 0; member < MEMBERS; member++) {
                long came = 0;
                long went = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    came += points(partners, member, round, "in");
                    went += points(partners, member, round, "out");
                }
                assertThat(operator.get(path(member) + "/balances")
                                .body()
                                .at("/balances/points/available")
                                .asLong())
                        .isEqualTo(came - went)
                        .isPositive();
                in += came;
                out += went;
            }
            assertThat(answered.get()).isLessThan(MEMBERS * ROUNDS * 2);
            assertStream(directory, partners.cafe(), "cafe", "earned", in);
            assertStream(directory, partners.gym(), "gym", "accepted", out);
            long accepted = out;
            Awaitility.await("positions have come to it")
                    .atMost(Duration.ofMinutes(1))
                    .pollInSameThread()
                    .untilAsserted(() -> assertNothingInSum(operator, accepted));
            assertVerified(operator);
        } finally {
            service.get().close();
        }
    }

    private record Partners(Till cafe, Till gym) implements AutoCloseable {
        @Override
        public void close() {
            cafe.close();
            gym.close();
        }
    }

    /** Keys are of merchants that the settings have. */
    private Partners partners(Till operator, Till admin) throws IOException {
        publish(operator, admin);
        return new Partners(partner(admin, "cafe"), partner(admin, "gym"));
    }

    private static void publish(Till operator, Till admin) throws IOException {
        Till.Answer draft = operator.put("/v1/program/draft", "{\"basedOn\":1,\"settings\":" + SETTINGS + "}");
        assertThat(draft.status()).as(draft.toString()).isEqualTo(200);
        assertThat(admin.post("/v1/program/draft/publication", "publish", "{}").status())
                .isEqualTo(201);
    }

    private Till partner(Till admin, String merchant) throws IOException {
        String key = admin.post("/v1/keys", merchant, "{\"role\":\"partner\",\"merchant\":\"" + merchant + "\"}")
                .body()
                .path("key")
                .asString();
        return new Till(service::get, key);
    }

    private static String path(int member) {
        return "/v1/members/card:8000" + (100 + member);
    }

    private static void enrol(Till till) throws IOException {
        for (int member = 0; member < MEMBERS; member++) {
            String enrol = "{\"identifiers\":[{\"type\":\"card\",\"value\":\"8000%d\"}]}".formatted(100 + member);
            assertThat(till.post("/v1/members", "e" + member, enrol).status()).isEqualTo(201);
        }
        Awaitility.await("the revision is in force")
                .atMost(Duration.ofSeconds(30))
                .until(() -> till.get(
                                        path(0)
                                                + "/conversions/preview?merchant=cafe&partnerCurrency=beans&direction=in&amount=100")
                                .status()
                        == 200);
    }

    private static void live(Partners partners, int member, AtomicInteger answered) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                convert(partners, member, round, "in", "k");
                answered.incrementAndGet();
                convert(partners, member, round, "out", "k");
                answered.incrementAndGet();
            }
        } catch (IOException killed) {
            // What was done is what the repeat tells.
        }
    }

    private static Till.Answer convert(Partners partners, int member, int round, String direction, String key)
            throws IOException {
        boolean in = direction.equals("in");
        return (in ? partners.cafe() : partners.gym())
                .post(path(member) + "/conversions", key + round + direction, """
                    {"merchant":"%s","partnerCurrency":"%s","direction":"%s","amount":%d,"reference":"%d-%d"}\
                    """.formatted(
                                in ? "cafe" : "gym", in ? "beans" : "sweat", direction, in ? 100 : 10, member, round));
    }

    /** What a repeat says; the same reference under another key says only that it was used. */
    private static long points(Partners partners, int member, int round, String direction) throws IOException {
        Till.Answer told = convert(partners, member, round, direction, "k");
        assertThat(told.status()).as(told.toString()).isEqualTo(201);
        Till.Answer other = convert(partners, member, round, direction, "other");
        assertThat(other.body().path("code").asString()).isEqualTo("conversion-reference-already-used");
        assertThat(other.body().path("entry")).isEqualTo(told.body().at("/entry/id"));
        return told.body().path("points").asLong();
    }

    private static void assertStream(Path directory, Till partner, String name, String measure, long expected)
            throws IOException {
        List<String> events = Awaitility.await(name + " is told of everything")
                .atMost(Duration.ofMinutes(1))
                .pollInSameThread()
                .until(
                        () -> partner.lines("/v1/partners/" + name + "/events?after=0&limit=1000"),
                        lines -> !lines.isEmpty() && lines.getLast().contains("\"" + measure + "\":" + expected));
        Path feed = Files.write(directory.resolve(name + ".ndjson"), events);
        assertThat(CommandLineTool.run("verify-feed", feed.toString())).hasValue(0);
    }

    /** The café's points cost 1, the gym is paid 0.9 for each. */
    private static void assertNothingInSum(Till operator, long out) throws IOException {
        long sum = 0;
        for (JsonNode partner : operator.get("/v1/partners").body().path("items")) {
            long position = partner.at("/position/millionths").asLong();
            sum += position;
            switch (partner.path("partner").asString()) {
                case "cafe" -> assertThat(position).isEqualTo(-1_000_000 * out);
                case "gym" -> assertThat(position).isEqualTo(900_000 * out);
                default -> {}
            }
        }
        assertThat(sum).isZero();
    }

    private static void assertVerified(Till till) throws IOException {
        till.post("/v1/program/verification", "v", "");
        JsonNode report = Awaitility.await()
                .until(
                        () -> till.get("/v1/program/verification").body(),
                        found -> !found.path("state").asString().equals("running"));
        assertThat(report.path("state").asString()).as("%s", report).isEqualTo("passed");
    }
}
