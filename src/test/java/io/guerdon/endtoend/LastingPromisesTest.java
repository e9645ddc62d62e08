package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Members of a club, with plans and credit, at three processes of which two are killed: whatever is asked several times at once, under keys of
 * its own, is done once; a plan that is given away is with one member; and in the end the books balance.
 */
@Tag("end-to-end")
class LastingPromisesTest {
    private static final int PROCESSES = 3;
    private static final int MEMBERS = 24;
    private static final int STEPS = 9;
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},
         "owed":"OWE","grace":"P7D"}}\
        """;
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(
                    "\"wallets\":[]",
                    "\"wallets\":[" + WALLET.formatted("cash") + "," + WALLET.formatted("gift") + ","
                            + WALLET.formatted("account") + "]")
            .replace("\"rewards\":[]", """
                "rewards":[],"storedValues":[{"id":"stored","parts":{"principal":"cash","bonus":"gift","order":"PRINCIPAL_FIRST"},
                 "limits":{"least":1,"most":100000,"highestPrincipal":1000000,"mostPerDay":1000000},
                 "bonus":{"steps":[],"rounding":"DOWN","whenSpent":"DEDUCT"}}],
                "prepaidPlans":[{"id":"four","storedValue":"stored","amount":{"least":4,"most":100000},
                 "bonus":{"steps":[{"from":4,"basisPoints":1000}],"rounding":"DOWN"},
                 "timetable":{"parts":4,"every":{"count":1,"unit":"MONTH"},"first":"LATER"},
                 "way":{"mode":"instalments","vesting":"BY_PART","chargedDaysBefore":0,"leastPayment":1000,
                  "late":{"graceDays":5,"fee":0,"lapsesAfterDays":20}}}],
                "creditLines":[{"wallet":"account","lender":"cafe","highestLimit":500000,
                 "warnsAtBasisPoints":8000,"ageingDays":[30]}],
                "membershipPlans":[{"id":"club","fees":{"merchant":"cafe","joining":0,"periodic":3000},
                 "term":{"months":1,"trialDays":0,"pauseDays":0},
                 "renewal":{"mode":"AUTOMATIC","retries":2,"retryDays":3,"graceDays":10},"benefits":{"access":[]}}]\
                """);

    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicLong transferred = new AtomicLong();

    @Test
    void whatIsAskedAtOnceIsDoneOnceThoughProcessesAreKilled(@TempDir Path directory) throws Exception {
        try (Fleet fleet = Fleet.start(directory, PROCESSES)) {
            publish(fleet);
            List<Customer> customers = enrolled(fleet.tills());
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> living = new ArrayList<>();
                for (int member = 0; member < MEMBERS; member++) {
                    int number = member;
                    living.add(threads.submit(() -> new Life(fleet, customers.get(number), number).live()));
                }
                for (int victim = 1; victim < PROCESSES; victim++) {
                    killAt(fleet, victim, living);
                }
                for (Future<?> life : living) {
                    life.get();
                }
            }
            assertThat(transferred).hasValue(MEMBERS);
            fleet.startKilledOnes();
            everyPlanHasArrived(fleet.tills());
            fleet.verify();
        }
    }

    private void killAt(Fleet fleet, int victim, List<Future<?>> living) throws InterruptedException {
        int share = MEMBERS * STEPS * victim / PROCESSES;
        Awaitility.await("some of it is done")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(1))
                .until(() ->
                        steps.get() >= share || living.stream().anyMatch(life -> life.state() == Future.State.FAILED));
        fleet.kill(victim);
    }

    private static void publish(Fleet fleet) throws IOException {
        fleet.publish(SETTINGS);
        for (Till till : fleet.tills()) {
            Awaitility.await("the revision is in force")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> till.get("/v1/program/plans").body().toString().contains("club"));
        }
    }

    private static String name(int member) {
        return "external:l" + member % MEMBERS;
    }

    private static List<Customer> enrolled(List<Till> tills) throws IOException {
        List<Customer> customers = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            String enrol = "{\"identifiers\":[{\"type\":\"external\",\"value\":\"l" + member + "\"}]}";
            assertThat(tills.getFirst()
                            .post("/v1/members", "enrol-" + member, enrol)
                            .status())
                    .isEqualTo(201);
            customers.add(new Customer(name(member), tills, member));
        }
        return customers;
    }

    /** What was paid for plans is somebody's, and nobody's twice. */
    private static void everyPlanHasArrived(List<Till> tills) {
        Awaitility.await("all that was sent has arrived")
                .atMost(Duration.ofMinutes(1))
                .pollInSameThread()
                .untilAsserted(() -> {
                    long cash = 0;
                    long gift = 0;
                    long plans = 0;
                    for (int member = 0; member < MEMBERS; member++) {
                        String path = "/v1/members/" + name(member);
                        JsonNode balances =
                                tills.getFirst().get(path + "/balances").body().path("balances");
                        cash += balances.at("/cash/available").asLong();
                        gift += balances.at("/gift/available").asLong();
                        plans += tills.getFirst()
                                .get(path + "/prepaid-plans")
                                .body()
                                .path("items")
                                .valueStream()
                                .filter(plan ->
                                        plan.at("/plan/phase").asString().equals("running"))
                                .count();
                    }
                    assertThat(List.of(cash, gift, plans))
                            .containsExactly(MEMBERS * 15_000L, MEMBERS * 1_000L, (long) MEMBERS);
                });
    }

    /** One member's. */
    private final class Life {
        private final Fleet fleet;
        private final Customer customer;
        private final int number;

        Life(Fleet fleet, Customer customer, int number) {
            this.fleet = fleet;
            this.customer = customer;
            this.number = number;
        }

        Void live() throws Exception {
            joins();
            renews();
            paysAPlan();
            givesItAway();
            owes();
            return null;
        }

        /** Several at once; what each came to. */
        private List<String> race(String... requests) throws Exception {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<String>> calls = new ArrayList<>();
                for (int call = 0; call < requests.length; call += 2) {
                    String what = requests[call];
                    String body = requests[call + 1];
                    calls.add(() -> asked(what, body));
                }
                List<String> told = new ArrayList<>();
                for (Future<String> each : threads.invokeAll(calls)) {
                    told.add(each.get());
                }
                steps.incrementAndGet();
                return told;
            }
        }

        /** A key may have been used up by another who wanted the same receipt, and was killed; a new one tells. */
        private String asked(String what, String body) {
            String told = code(customer.ask(what, body));
            return told.equals("idempotency-key-abandoned") ? asked(what, body) : told;
        }

        private static String code(Till.Answer answer) {
            return answer.status() == 201 ? "done" : answer.body().path("code").asString(answer.toString());
        }

        private JsonNode read(String what) throws IOException {
            return fleet.tills()
                    .getFirst()
                    .get("/v1/members/" + name(number) + what)
                    .body();
        }

        private void joins() throws Exception {
            String join = "{\"plan\":\"club\",\"pays\":\"charge\"}";
            assertThat(race("/membership", join, "/membership", join))
                    .containsExactlyInAnyOrder("done", "already-member");
            confirmed();
        }

        /** Two confirmations and one payment back. */
        private void confirmed() throws Exception {
            String charge = "/charges/" + read("/charges").at("/open/0/charge").asString();
            List<String> told = race(
                    charge + "/confirm", "{\"reference\":\"" + number + charge + "-1\"}",
                    charge + "/confirm", "{\"reference\":\"" + number + charge + "-2\"}",
                    charge + "/refund", "{\"amount\":1000,\"reason\":\"dear\"}");
            assertThat(told.subList(0, 2)).containsExactlyInAnyOrder("done", "charge-not-open");
            assertThat(told.get(2)).isIn("done", "charge-not-paid");
            assertThat(race(
                            charge + "/refund", "{\"amount\":2000,\"reason\":\"dear\"}",
                            charge + "/refund", "{\"amount\":2000,\"reason\":\"dear\"}"))
                    .containsExactlyInAnyOrder("done", "refund-exceeds-charge");
        }

        private void renews() throws Exception {
            String renew = "{\"pays\":\"charge\"}";
            assertThat(race("/membership/renew", renew, "/membership/renew", renew, "/membership/renew", renew))
                    .containsExactlyInAnyOrder("done", "membership-charge-open", "membership-charge-open");
            String charge = "/charges/" + read("/charges").at("/open/0/charge").asString();
            assertThat(race(
                            charge + "/confirm",
                            "{\"reference\":\"" + number + charge + "-1\"}",
                            "/membership/renew",
                            renew,
                            charge + "/confirm",
                            "{\"reference\":\"" + number + charge + "-2\"}"))
                    .satisfies(told -> {
                        assertThat(List.of(told.get(0), told.get(2)))
                                .containsExactlyInAnyOrder("done", "charge-not-open");
                        assertThat(told.get(1)).isIn("membership-charge-open", "membership-renewed-ahead");
                    });
            JsonNode membership = read("/membership");
            LocalDate from = LocalDate.parse(membership.path("joined").asString());
            assertThat(membership.path("until").asString())
                    .as("%s", membership)
                    .isEqualTo(from.plusMonths(2).toString());
            assertThat(customer.entries("charge-confirm", fleet.tills().getFirst()))
                    .isEqualTo(2);
        }

        private String plan = "";

        private void paysAPlan() throws Exception {
            Till.Answer agreed = customer.ask(
                    "/prepaid-plans",
                    "{\"definition\":\"four\",\"merchant\":\"cafe\",\"currency\":\"CNY\",\"amount\":40000}");
            plan = "/prepaid-plans/" + agreed.body().at("/plan/plan").asString();
            String pay =
                    "{\"merchant\":\"cafe\",\"currency\":\"CNY\",\"amount\":15000,\"receipt\":\"P-" + number + "\"}";
            assertThat(race(plan + "/payments", pay, plan + "/payments", pay, plan + "/payments", pay))
                    .containsExactlyInAnyOrder("done", "plan-receipt-already-used", "plan-receipt-already-used");
        }

        /** To two others at once, while it is paid again with a receipt that counts nowhere else. */
        private void givesItAway() throws Exception {
            List<String> told = race(
                    plan + "/transfer", "{\"to\":\"" + name(number + 1) + "\"}",
                    plan + "/transfer", "{\"to\":\"" + name(number + 2) + "\"}",
                    plan + "/transfer", "{\"to\":\"" + name(number + 3) + "\"}");
            assertThat(told).containsExactlyInAnyOrder("done", "plan-transferred", "plan-transferred");
            transferred.incrementAndGet();
        }

        private void owes() throws Exception {
            assertThat(code(customer.ask("/credit/account/limit", "{\"limit\":10000,\"reason\":\"regular\"}")))
                    .isEqualTo("done");
            String spend = "{\"merchant\":\"books\",\"unit\":\"account\",\"amount\":4000}";
            assertThat(race("/redemptions", spend, "/redemptions", spend, "/redemptions", spend))
                    .containsExactlyInAnyOrder("done", "done", "insufficient-balance");
            String repay =
                    "{\"merchant\":\"cafe\",\"receipt\":\"K-" + number + "\",\"currency\":\"CNY\",\"amount\":4000}";
            assertThat(race("/credit/account/repayments", repay, "/credit/account/repayments", repay))
                    .containsExactlyInAnyOrder("done", "repayment-receipt-already-used");
            JsonNode line = read("/credit").at("/lines/0");
            assertThat(line.path("owed").asLong()).isEqualTo(4_000);
            assertThat(line.path("available").asLong()).isEqualTo(6_000);
        }
    }
}
