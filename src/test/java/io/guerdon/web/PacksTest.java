package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.cli.CommandLineTool;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.StatusChange;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.UnitTotals;
import io.guerdon.ledger.Verification;
import io.guerdon.pack.Packs;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import io.guerdon.publishing.InMemoryStreams;
import io.guerdon.settlement.SettlementCheck;
import io.guerdon.unit.MerchantId;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Packs over HTTP: bought, issued and used up. The café's points cost it half a minor unit where the bookshop accepts them. */
class PacksTest {
    private static final String OPERATOR = "demo-operator";
    private static final String PACKS = "/v1/partners/cafe/packs";
    private static final String CAFE = "\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
    private static final String HALF = ",\"clearing\":{\"unitCost\":{\"points\":2,\"minor\":1}}";
    private static final String BOOKS =
            "{\"id\":\"books\",\"issuing\":\"DOES_NOT_ISSUE\",\"redeemRate\":{\"points\":100,\"minor\":100}}";
    private static final String PAID = BOOKS.replace(
            "}}",
            "},\"clearing\":{\"paid\":{\"points\":10,\"minor\":4}}},{\"id\":\"gone\",\"issuing\":\"ISSUES\",\"standing\":\"SUSPENDED\"}");
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(CAFE, CAFE + HALF)
            .replace(BOOKS, PAID);
    private static final int THREADS = 32;

    @TempDir
    private Path directory;

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private final Contract contract = Contract.shared();

    @BeforeEach
    void agree() {
        assertThat(SETTINGS).contains("gone").contains("unitCost\":{");
        Revising.enforce(http, SETTINGS);
    }

    /** Whatever was done, the ledger adds up: each entry, each account, and all of it together. */
    @AfterEach
    void verify() {
        SettlementCheck.Recount settled = http.bean(SettlementCheck.class).begin();
        Verification.Report report = http.bean(Verification.class).run(_ -> {}, settled::saw);
        assertThat(report.faults()).isEmpty();
        assertThat(report.totals())
                .isNotEmpty()
                .allSatisfy(unit -> assertThat(unit.wrong()).isEmpty());
        assertThat(settled.end()).isEmpty();
        http.close();
    }

    private static String pack(long points, long price, String reference) {
        return "{\"points\":%d,\"price\":%d,\"reference\":\"%s\"}".formatted(points, price, reference);
    }

    private Http.Reply bought(long points, long price, String reference) {
        Http.Reply reply = http.post(OPERATOR, PACKS, pack(points, price, reference));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    private void spend(String member, int points) {
        String body = "{\"merchant\":\"books\",\"points\":%d}".formatted(points);
        assertThat(http.post("demo-till", "/v1/members/" + member + "/redemptions", body)
                        .status())
                .isEqualTo(201);
    }

    private void now(String instant) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(instant)));
    }

    private JsonNode money(String partner, String period) {
        http.bean(InMemoryStreams.class).takeIn("w1");
        return read(
                        "GET /v1/partners/{partner}/statements/{period}",
                        "/v1/partners/" + partner + "/statements/" + period)
                .json()
                .path("money");
    }

    private String packs(String partner, String period) {
        JsonNode money = money(partner, period);
        return money.path("net") + " " + money.path("packs");
    }

    private String closed(String period) {
        http.bean(InMemoryStreams.class).takeIn("w1");
        Http.Reply closed = http.post(OPERATOR, "/v1/settlements", "{\"period\":\"%s\"}".formatted(period));
        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        return closed.json().path("partners").toString();
    }

    @Test
    void aPackIsBoughtOnceAndItsPartnerSeesIt() {
        Http.Reply preview =
                read("GET /v1/partners/{partner}/packs/preview", PACKS + "/preview?points=5000&price=2000");
        assertThat(preview.text())
                .isEqualTo("{\"partner\":\"cafe\",\"points\":5000,\"price\":{\"amount\":2000,\"currency\":\"CNY\"},"
                        + "\"worth\":{\"amount\":2500,\"currency\":\"CNY\"},\"bought\":5000}");
        Http.Reply first = http.post(OPERATOR, PACKS, pack(5_000, 2_000, "P-1"), "p1");
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertDocumented("POST /v1/partners/{partner}/packs", first);
        assertThat(first.text())
                .contains(preview.text().replaceAll("^\\{|,\"bought.*", ""), "\"bought\":5000", "pack-buy");
        Http.Reply again = http.post(OPERATOR, PACKS, pack(5_000, 2_000, "P-1"), "p1");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(http.post(OPERATOR, PACKS, pack(5_002, 2_000, "P-1"), "p1").code())
                .isEqualTo("idempotency-key-reused");
        Http.Reply twice = http.post(OPERATOR, PACKS, pack(5_000, 2_000, "P-1"), "p2");
        assertThat(twice.code()).isEqualTo("pack-reference-already-used");
        assertThat(twice.json().path("entry")).isEqualTo(first.json().at("/entry/id"));
        bought(10, 5, "P-2");

        Http.Reply list = read("GET /v1/partners/{partner}/packs", PACKS + "?limit=1");
        assertThat(list.json().path("items").findValuesAsString("reference")).containsExactly("P-2");
        Http.Reply rest = http.get(
                key("partner", "cafe"),
                PACKS + "?limit=1&cursor=" + list.json().path("nextCursor").asString());
        assertThat(rest.json().at("/items/0/worth/amount").asInt()).isEqualTo(2_500);
        assertThat(rest.json().at("/items/0/reference").asString()).isEqualTo("P-1");
        assertThat(read("GET /v1/partners/{partner}", "/v1/partners/cafe")
                        .json()
                        .path("packs")
                        .toString())
                .as("whoever may issue more does not count which")
                .isEqualTo("{\"bought\":5010}");
        assertThat(http.get(OPERATOR, "/v1/partners/books").json().has("packs")).isFalse();
    }

    /** Nothing else than a page is read, however many there are; what is no pack makes no page shorter. */
    @Test
    void aPageOfPacksIsReadAlone() {
        for (int number = 1; number <= 3; number++) {
            bought(2, 1, "P-" + number);
        }
        ChainId chain = Packs.chain(DemoProgram.ID, new MerchantId("cafe"));
        http.bean(Ledger.class).submit(new StatusChange(chain, EntryKey.ofCaller("", "s"), AccountStatus.ACTIVE));
        for (int number = 4; number <= 6; number++) {
            bought(2, 1, "P-" + number);
        }
        List<Integer> read = new ArrayList<>();
        History watched = (History) Proxy.newProxyInstance(
                History.class.getClassLoader(), new Class<?>[] {History.class}, (_, method, arguments) -> {
                    Object found = method.invoke(http.bean(History.class), arguments);
                    read.add(((List<?>) found).size());
                    return found;
                });
        Packs packs = new Packs(http.bean(Ledger.class), http.bean(Accounts.class), watched);

        assertThat(packs.before(DemoProgram.ID, new MerchantId("cafe"), 6, 3))
                .extracting(Entry::seq)
                .containsExactly(5L, 3L, 2L);
        assertThat(read).containsExactly(3, 1);
        assertThat(packs.before(DemoProgram.ID, new MerchantId("cafe"), 3, 3))
                .extracting(Entry::seq)
                .containsExactly(2L, 1L);
        assertThat(packs.before(DemoProgram.ID, new MerchantId("cafe"), 1, 3)).isEmpty();
    }

    @Test
    void whatCannotBeSoldIsRefusedBeforeAnythingIsWritten() {
        for (String wrong : List.of(
                pack(0, 1, "P"),
                pack(-2, 1, "P"),
                pack(2, 0, "P"),
                pack(2, -1, "P"),
                pack(2, 1, " "),
                pack(1_000_000_000_002L, 1, "P"),
                pack(2, 1_000_000_000_001L, "P"),
                pack(2, 1, "P".repeat(129)))) {
            Http.Reply reply = http.post(OPERATOR, PACKS, wrong);
            assertThat(reply.code()).as(wrong).isEqualTo("invalid-field");
            assertThat(reply.status()).as(wrong).isEqualTo(422);
        }
        assertThat(http.post(OPERATOR, PACKS, "{\"points\":2,\"price\":1}").code())
                .isEqualTo("malformed-request");
        assertThat(http.post(OPERATOR, PACKS, "{\"points\":2.5,\"price\":1,\"reference\":\"P\"}")
                        .status())
                .isIn(400, 422);
        assertRefused(422, "pack-worth-not-whole", http.post(OPERATOR, PACKS, pack(3, 1, "P")));
        assertRefused(422, "pack-price-above-worth", http.post(OPERATOR, PACKS, pack(10, 6, "P")));
        assertRefused(422, "pack-price-above-worth", http.get(OPERATOR, PACKS + "/preview?points=10&price=6"));
        assertThat(http.get(OPERATOR, PACKS + "/preview?points=0&price=6").status())
                .isEqualTo(422);
        assertThat(http.get(OPERATOR, PACKS + "/preview?points=10").status()).isIn(400, 422);
        assertRefused(404, "partner-not-found", http.post(OPERATOR, "/v1/partners/nobody/packs", pack(2, 1, "P")));
        assertRefused(409, "merchant-suspended", http.post(OPERATOR, "/v1/partners/gone/packs", pack(2, 1, "P")));
        assertRefused(422, "merchant-does-not-issue", http.post(OPERATOR, "/v1/partners/books/packs", pack(2, 1, "P")));
        assertThat(http.send(OPERATOR, "POST", PACKS, pack(2, 1, "P"), Map.of()).code())
                .isEqualTo("idempotency-key-missing");
        assertThat(http.get(OPERATOR, PACKS).json().path("items").isEmpty()).isTrue();
        bought(2, 1, "P");
    }

    private static void assertRefused(int status, String code, Http.Reply reply) {
        assertThat(reply.code()).as(reply.text()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void nobodySellsAPackButWhoeverRunsTheProgramAndNobodySeesAnothers() {
        bought(10, 5, "P-1");
        for (String path : List.of(PACKS, PACKS + "/preview?points=2&price=1")) {
            assertThat(http.get("", path).code()).isEqualTo("unauthenticated");
            for (String bearer : List.of("demo-till", "demo-app")) {
                assertThat(http.get(bearer, path).code()).isEqualTo("role-not-permitted");
            }
            for (String role : List.of("partner", "operator")) {
                assertThat(http.get(key(role, "books"), path).code()).isEqualTo("another-merchant");
                assertThat(http.get(key(role, "cafe"), path).status()).isEqualTo(200);
            }
        }
        assertThat(http.post(key("partner", "cafe"), PACKS, pack(10, 5, "P-2")).code())
                .isEqualTo("role-not-permitted");
        assertThat(http.post(key("operator", "cafe"), PACKS, pack(10, 5, "P-2")).code())
                .as("it would pay for itself")
                .isEqualTo("another-merchant");
        assertThat(http.get("sandbox-operator", PACKS).json().path("items").isEmpty())
                .isTrue();
    }

    @Test
    void whatWasOwedBeforeAPackIsNotTakenFromIt() {
        String member = http.memberWith(5_000);
        spend(member, 1_000);
        now("2026-12-10T00:00:00Z");
        bought(2_000, 900, "P-1");
        spend(member, 200);
        assertThat(packs("cafe", "2026-12")).isEqualTo("0 {\"opening\":0,\"bought\":1000,\"used\":100,\"left\":900}");
        now("2027-01-10T00:00:00Z");
        assertThat(packs("cafe", "2027-01"))
                .as("both periods before it are open")
                .isEqualTo("0 {\"opening\":900,\"bought\":0,\"used\":0,\"left\":900}");
    }

    @Test
    void packsAreUsedBeforeAnythingIsAskedForPeriodAfterPeriod() throws Exception {
        String member = http.memberWith(5_000);
        spend(member, 1_000);
        bought(2_000, 900, "P-1");
        // 1,000 points: the café owes 500, the bookshop is owed 400, and the program keeps 100.
        assertThat(packs("cafe", "2026-11")).isEqualTo("0 {\"opening\":0,\"bought\":1000,\"used\":500,\"left\":500}");
        assertThat(packs("books", "2026-11")).isEqualTo("400 ");
        assertThat(packs("house", "2026-11"))
                .isEqualTo("-400 {\"opening\":0,\"bought\":-1000,\"used\":-500,\"left\":-500}");
        now("2026-12-10T00:00:00Z");
        spend(member, 2_000);
        assertThat(packs("cafe", "2026-12"))
                .as("of a period whose predecessor is open too")
                .isEqualTo("-500 {\"opening\":500,\"bought\":0,\"used\":500,\"left\":0}");
        now("2027-01-10T00:00:00Z");
        bought(20, 10, "P-2");
        String january = "0 {\"opening\":0,\"bought\":10,\"used\":0,\"left\":10}";
        assertThat(packs("cafe", "2027-01")).as("two of them are open").isEqualTo(january);

        assertThat(closed("2026-11"))
                .isEqualTo("[{\"partner\":\"books\",\"net\":400},{\"partner\":\"cafe\",\"net\":0},"
                        + "{\"partner\":\"house\",\"net\":-400}]");
        assertThat(closed("2026-12"))
                .isEqualTo("[{\"partner\":\"books\",\"net\":800},{\"partner\":\"cafe\",\"net\":-500},"
                        + "{\"partner\":\"house\",\"net\":-300}]");
        assertThat(packs("cafe", "2026-12")).isEqualTo("-500 {\"opening\":500,\"bought\":0,\"used\":500,\"left\":0}");
        assertThat(packs("cafe", "2027-01")).isEqualTo(january);
        assertThat(table("cafe", "2026-12"))
                .contains(",closed,clearing,packs,1000000000,0,1000000000")
                .contains(",closed,points,packs,2000,0,2000")
                .contains(",closed,CNY,packs-used,500,500,1000", ",closed,CNY,packs-left,500,-500,0")
                .endsWith(",closed,CNY,net,0,-500,-500");
        assertThat(table("books", "2026-12")).doesNotContain("packs");
        assertThat(printed("en"))
                .contains("Left of packs from before", "Packs bought in the period", "Used of packs for this period")
                .contains("Left of packs for later periods", "To be paid by the partner", "Bought in packs");
        assertThat(printed("zh")).contains("期初积分包余额", "本期购买积分包", "本期抵扣积分包", "期末积分包余额");
        for (String partner : List.of("cafe", "house")) {
            String events = http.get(OPERATOR, "/v1/partners/" + partner + "/events?after=0")
                    .text();
            assertThat(events).contains("\"partnerAccount\":\"prt_cafe\"");
            Path file = Files.writeString(directory.resolve(partner + ".ndjson"), events);
            assertThat(CommandLineTool.run("verify-feed", file.toString())).contains(0);
        }
        assertThat(totals("clearing").wrong()).isEmpty();
        assertThat(totals("clearing").books().get("prepaid").balance()).isZero();
        assertThat(totals("packs.points").books().get("available").balance()).isEqualTo(2_020);
    }

    @Test
    void whatAPackWasUsedForAndComesBackLaterIsPutBackAndNotPaid() {
        String member = http.memberWith(5_000);
        bought(2_000, 900, "P-1");
        String spent = asked(member, "/redemptions", "{\"merchant\":\"books\",\"points\":2000}")
                .json()
                .at("/entry/id")
                .asString();
        assertThat(packs("cafe", "2026-11")).isEqualTo("0 {\"opening\":0,\"bought\":1000,\"used\":1000,\"left\":0}");
        now("2026-12-10T00:00:00Z");
        assertThat(closed("2026-11")).contains("{\"partner\":\"cafe\",\"net\":0}");
        Http.Reply back = http.post(
                OPERATOR, "/v1/members/" + member + "/entries/" + spent + "/reversal", "{\"reason\":\"not ours\"}");
        assertThat(back.status()).as(back.text()).isEqualTo(201);
        String december = "0 {\"opening\":0,\"bought\":0,\"used\":-1000,\"left\":1000}";
        assertThat(packs("cafe", "2026-12")).isEqualTo(december);
        assertThat(packs("house", "2026-12"))
                .isEqualTo("800 {\"opening\":0,\"bought\":0,\"used\":1000,\"left\":-1000}");
        now("2027-01-10T00:00:00Z");
        assertThat(closed("2026-12"))
                .isEqualTo("[{\"partner\":\"books\",\"net\":-800},{\"partner\":\"cafe\",\"net\":0},"
                        + "{\"partner\":\"house\",\"net\":800}]");
        assertThat(packs("cafe", "2026-12")).isEqualTo(december);
        assertThat(table("cafe", "2026-12")).contains(",closed,CNY,packs-used,1000,-1000,0");
    }

    private UnitTotals totals(String unit) {
        return http.bean(Verification.class).run(_ -> {}).totals().stream()
                .filter(each -> each.unit().value().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIssuesOnlyWhatItHasBoughtIssuesThatAndNotAPointMore() {
        Revising.enforce(http, SETTINGS.replace(CAFE, CAFE + ",\"onlyBought\":\"CUT\""));
        String ann = http.member();
        String ben = http.member();
        Http.Reply none = buy(ann, "R-1", 50);
        assertThat(points(none)).isZero();
        assertThat(issuing()).isEqualTo("{\"bought\":0,\"issued\":0,\"promised\":0,\"left\":0}");
        bought(100, 50, "P-1");
        assertThat(points(buy(ann, "R-2", 70))).isEqualTo(70);
        JsonNode quoted = asked(ben, "/quotes", sale("Q-1", 20)).json();
        assertThat(issuing()).isEqualTo("{\"bought\":100,\"issued\":70,\"promised\":20,\"left\":10}");
        Http.Reply cut = buy(ben, "R-3", 30);
        assertThat(points(cut)).isEqualTo(10);
        assertThat(why(ben, cut)).contains("\"reason\":\"merchant-cap\"").contains("cafe: 10 < 30 (100 bought)");
        asked(ben, "/quotes/" + quoted.path("quote").asString() + "/drop", "");
        asked(ann, "/purchases/receipt:cafe:R-2/returns", "{\"lines\":[{\"line\":0,\"amount\":7000}]}");
        assertThat(issuing()).isEqualTo("{\"bought\":100,\"issued\":10,\"promised\":0,\"left\":90}");
        bought(30_000, 15_000, "P-2");
        assertThat(points(buy(ann, "R-4", 200))).isEqualTo(200);
        assertThat(issuing()).isEqualTo("{\"bought\":30100,\"issued\":210,\"promised\":0,\"left\":29890}");
        assertThat(http.get(key("partner", "cafe"), "/v1/partners/cafe").text())
                .contains("\"onlyBought\":\"CUT\"", "\"left\":29890");
        assertThat(http.get(key("partner", "books"), "/v1/partners").text()).doesNotContain("ought");
    }

    @Test
    void onePaymentOneRequestAndTheLastPointsOfAPackHaveOneTakerEach() throws Exception {
        Revising.enforce(http, SETTINGS.replace(CAFE, CAFE + ",\"onlyBought\":\"REFUSE\""));
        List<Http.Reply> requests = race(_ -> http.post(OPERATOR, PACKS, pack(40, 20, "P-1"), "same"));
        assertThat(requests)
                .allSatisfy(reply ->
                        assertThat(reply.text()).isEqualTo(requests.getFirst().text()));
        List<Http.Reply> payments = race(number -> http.post(OPERATOR, PACKS, pack(60, 30, "P-2"), "k" + number));
        assertThat(payments).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(payments)
                .filteredOn(reply -> reply.code().equals("pack-reference-already-used"))
                .hasSize(THREADS - 1);
        assertThat(http.get(OPERATOR, PACKS).json().path("items")).hasSize(2);

        List<String> members = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            members.add(http.member());
        }
        List<Http.Reply> sales = race(number -> buy(members.get(number), "R-" + number, 7));
        assertThat(sales.stream().mapToInt(PacksTest::points).sum())
                .as("14 of 7 each")
                .isEqualTo(98);
        assertThat(issuing()).isEqualTo("{\"bought\":100,\"issued\":98,\"promised\":0,\"left\":2}");
    }

    private static List<Http.Reply> race(IntFunction<Http.Reply> attempt) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Http.Reply>> attempts = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                int mine = number;
                attempts.add(() -> attempt.apply(mine));
            }
            List<Http.Reply> replies = new ArrayList<>();
            for (Future<Http.Reply> reply : threads.invokeAll(attempts)) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    private String issuing() {
        return http.get(OPERATOR, "/v1/partners/cafe").json().path("packs").toString();
    }

    private Http.Reply asked(String member, String what, String body) {
        Http.Reply reply = http.post("demo-till", "/v1/members/" + member + what, body);
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        return reply;
    }

    private static String sale(String receipt, int yuan) {
        return "{\"merchant\":\"cafe\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":%d}"
                .formatted(receipt, yuan * 100);
    }

    private Http.Reply buy(String member, String receipt, int yuan) {
        return asked(member, "/purchases", sale(receipt, yuan));
    }

    private static int points(Http.Reply sold) {
        return sold.json().path("earned").path(0).path("amount").asInt();
    }

    private String why(String member, Http.Reply reply) {
        String entry = "/v1/members/" + member + "/entries/"
                + reply.json().at("/entry/id").asString();
        return http.get(OPERATOR, entry).json().at("/details/trace").toString();
    }

    private String key(String role, String merchant) {
        return http.post("demo-admin", "/v1/keys", "{\"role\":\"%s\",\"merchant\":\"%s\"}".formatted(role, merchant))
                .json()
                .path("key")
                .asString();
    }

    private String table(String partner, String period) {
        return http.get(OPERATOR, "/v1/partners/" + partner + "/statements/" + period + ".csv")
                .text()
                .strip();
    }

    private String printed(String language) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(http.uri("/v1/partners/cafe/statements/2026-12.pdf"))
                .header("Authorization", "Bearer " + OPERATOR)
                .header("Accept-Language", language)
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                PDDocument document = Loader.loadPDF(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private Http.Reply read(String operation, String path) {
        Http.Reply reply = http.get(OPERATOR, path);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertDocumented(operation, reply);
        return reply;
    }

    private void assertDocumented(String operation, Http.Reply reply) {
        var documented = contract.operations().stream()
                .filter(one -> one.toString().equals(operation))
                .findFirst()
                .orElseThrow();
        assertThat(contract.fault(documented, reply, Locale.ENGLISH)).isEmpty();
    }
}
