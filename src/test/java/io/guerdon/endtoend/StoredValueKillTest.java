package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.io.IOException;
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

/** Kills the service while members pay in, spend and are paid back; all requests are repeated, and every cent is where answers say. */
@Tag("end-to-end")
class StoredValueKillTest {
    private static final int MEMBERS = 8;
    private static final int ROUNDS = 12;
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},
         "owed":"OWE","grace":"P7D"}}\
        """;
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(
                    "\"wallets\":[]", "\"wallets\":[" + WALLET.formatted("cash") + "," + WALLET.formatted("gift") + "]")
            .replace("\"rewards\":[]", """
                "rewards":[],"storedValues":[{"id":"stored","parts":{"principal":"cash","bonus":"gift","order":"PROPORTIONAL"},
                 "limits":{"least":1,"most":100000,"highestPrincipal":1000000,"mostPerDay":1000000},
                 "bonus":{"steps":[{"from":1000,"basisPoints":1000}],"rounding":"DOWN","whenSpent":"DEDUCT"}}]\
                """);

    private final AtomicReference<ServiceProcess> service = new AtomicReference<>();

    @Test
    void everyCentIsWhereAnswersSayAfterAKill(@TempDir Path directory) throws Exception {
        Store store = Store.fresh();
        service.set(ServiceProcess.start(store, directory));
        try (Till till = new Till(service::get, "demo-operator");
                Till admin = new Till(service::get, "demo-admin")) {
            publish(till, admin);
            AtomicInteger answered = new AtomicInteger();
            List<Thread> members = new ArrayList<>();
            for (int member = 0; member < MEMBERS; member++) {
                String path = enrolled(till, member);
                members.add(Thread.startVirtualThread(() -> live(till, path, answered)));
            }
            Awaitility.await("some are answered").until(() -> answered.get() > MEMBERS * ROUNDS);
            service.get().kill();
            for (Thread member : members) {
                member.join();
            }
            service.set(ServiceProcess.start(store, directory));
            for (int member = 0; member < MEMBERS; member++) {
                repeatAndCount(till, path(member));
            }
            assertThat(answered.get()).isLessThan(MEMBERS * ROUNDS * 3);
        } finally {
            service.get().close();
        }
    }

    private static void publish(Till operator, Till admin) throws IOException {
        Till.Answer draft = operator.put("/v1/program/draft", "{\"basedOn\":1,\"settings\":" + SETTINGS + "}");
        assertThat(draft.status()).as(draft.toString()).isEqualTo(200);
        assertThat(admin.post("/v1/program/draft/publication", "publish", "{}").status())
                .isEqualTo(201);
    }

    private static String path(int member) {
        return "/v1/members/card:7000" + (100 + member);
    }

    private static String enrolled(Till till, int member) throws IOException {
        String card = "7000" + (100 + member);
        String enrol = "{\"identifiers\":[{\"type\":\"card\",\"value\":\"%s\"}]}".formatted(card);
        assertThat(till.post("/v1/members", card + "e", enrol).status()).isEqualTo(201);
        Awaitility.await("the revision is in force")
                .atMost(Duration.ofSeconds(30))
                .until(() -> till.get(path(member) + "/top-ups/preview?storedValue=stored&merchant=cafe&amount=1000")
                                .status()
                        == 200);
        return path(member);
    }

    private static void live(Till till, String path, AtomicInteger answered) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (int step = 0; step < 3; step++) {
                    act(till, path, round, step);
                    answered.incrementAndGet();
                }
            }
        } catch (IOException killed) {
            // What was done is what the repeat tells.
        }
    }

    private static Till.Answer act(Till till, String path, int round, int step) throws IOException {
        String key = "k" + round + "-" + step;
        return switch (step) {
            case 0 -> till.post(path + "/top-ups", key, """
                {"storedValue":"stored","merchant":"cafe","receipt":"%s-%d","currency":"CNY","amount":1500}\
                """.formatted(path.substring(path.length() - 7), round));
            case 1 ->
                till.post(path + "/redemptions", key, "{\"merchant\":\"books\",\"unit\":\"stored\",\"amount\":777}");
            default ->
                till.post(
                        path + "/top-ups/" + topUp(till, path, round) + "/refunds",
                        key,
                        "{\"amount\":" + (100 + round) + ",\"reason\":\"wanted back\"}");
        };
    }

    /** A repeat tells it. */
    private static String topUp(Till till, String path, int round) throws IOException {
        return act(till, path, round, 0).body().path("topUp").asString();
    }

    private static void repeatAndCount(Till till, String path) throws IOException {
        long cash = 0;
        long gift = 0;
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode paidIn = act(till, path, round, 0).body();
            cash += paidIn.at("/value/amount").asLong();
            gift += paidIn.path("bonus").asLong();
            for (JsonNode used : act(till, path, round, 1).body().path("used")) {
                cash -= used.path("unit").asString().equals("cash")
                        ? used.path("amount").asLong()
                        : 0;
                gift -= used.path("unit").asString().equals("gift")
                        ? used.path("amount").asLong()
                        : 0;
            }
            JsonNode back = act(till, path, round, 2).body();
            cash -= back.at("/paidBack/amount").asLong()
                    + back.at("/bonus/deducted").asLong();
            gift -= back.at("/bonus/taken").asLong();
        }
        JsonNode balances = till.get(path + "/balances").body().path("balances");
        assertThat(balances.at("/cash/available").asLong()).isEqualTo(cash).isPositive();
        assertThat(balances.at("/gift/available").asLong()).isEqualTo(gift);
    }
}
