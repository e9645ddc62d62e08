package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import io.guerdon.publishing.Concern;
import io.guerdon.publishing.InMemoryStreams;
import io.guerdon.publishing.Measure;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A month is closed over HTTP, and partners read what it came to. */
class SettlementsTest {
    private static final String SETTLEMENTS = "/v1/settlements";
    private static final String OPERATOR = "demo-operator";
    private static final String STATEMENT = "/v1/partners/cafe/statements/2026-11";
    private static final String NOVEMBER = "{\"period\":\"2026-11\"}";

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private final Contract contract = Contract.shared();

    @AfterEach
    void stop() {
        http.close();
    }

    private void takeIn() {
        http.bean(InMemoryStreams.class).takeIn("w1");
    }

    private void november() {
        String member = http.memberWith(500);
        assertThat(http.post(
                                "demo-till",
                                "/v1/members/" + member + "/redemptions",
                                "{\"merchant\":\"books\",\"points\":200}")
                        .status())
                .isEqualTo(201);
        takeIn();
    }

    private void now(String instant) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(instant)));
    }

    @Test
    void aMonthIsClosedOnceAndReadByItsPartners() {
        november();
        Http.Reply open = read("GET /v1/partners/{partner}/statements/{period}", STATEMENT);
        assertThat(open.json().path("state").asString()).isEqualTo("open");
        assertThat(open.json().has("closedAt")).isFalse();
        assertThat(amount(open, "points", "earned")).isEqualTo(500);
        Http.Reply early = http.post(OPERATOR, SETTLEMENTS, NOVEMBER);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.code()).isEqualTo("settlement-period-open");
        assertThat(early.json().path("closesFrom").asString()).isEqualTo("2026-11-30T16:05:00Z");
        now("2026-11-30T16:05:00Z");

        Http.Reply closed = http.post(OPERATOR, SETTLEMENTS, NOVEMBER, "close-1");
        Http.Reply again = http.post(OPERATOR, SETTLEMENTS, NOVEMBER, "close-1");
        Http.Reply another = http.post(OPERATOR, SETTLEMENTS, NOVEMBER, "close-2");

        assertThat(closed.status()).as("%s", closed).isEqualTo(201);
        assertThat(closed.replayed()).isFalse();
        assertThat(closed.json().path("closedAt").asString()).isEqualTo("2026-12-01T00:05:00+08:00");
        assertThat(closed.json().path("partners").findValuesAsString("partner")).contains("books", "cafe", "house");
        assertThat(closed.json().path("partners").toString())
                .contains("{\"partner\":\"books\",\"net\":200}", "{\"partner\":\"cafe\",\"net\":-200}");
        long sum = 0;
        for (var partner : closed.json().path("partners")) {
            sum += partner.path("net").asLong();
        }
        assertThat(sum).isZero();
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(closed.text());
        assertThat(another.text()).isEqualTo(closed.text());
        assertThat(http.post(OPERATOR, SETTLEMENTS, "{\"period\":\"2026-12\"}", "close-1")
                        .code())
                .isEqualTo("idempotency-key-reused");
        assertDocumented("POST /v1/settlements", closed);
        Http.Reply read = read("GET /v1/partners/{partner}/statements/{period}", STATEMENT);
        assertThat(read.json().path("state").asString()).isEqualTo("closed");
        assertThat(read.json().path("before").asString()).isEqualTo("2026-12-01T00:00:00+08:00");
        assertThat(amount(read, "points", "earned")).isEqualTo(500);
        assertThat(amount(read, "points", "redeemed")).isEqualTo(200);
        assertThat(read("GET /v1/settlements/{period}", SETTLEMENTS + "/2026-11")
                        .text())
                .isEqualTo(closed.text());
    }

    @Test
    void whatComesLaterIsInTheNextMonth() {
        november();
        now("2026-12-01T02:00:00Z");
        assertThat(http.post(OPERATOR, SETTLEMENTS, NOVEMBER).status()).isEqualTo(201);
        String before = http.get(OPERATOR, STATEMENT).text();
        november();
        now("2027-01-01T02:00:00Z");
        assertThat(http.post(OPERATOR, SETTLEMENTS, "{\"period\":\"2026-12\"}").status())
                .isEqualTo(201);

        Http.Reply december = http.get(OPERATOR, "/v1/partners/cafe/statements/2026-12");
        assertThat(december.json().at("/lines/0/opening").asLong() + 200_000_000)
                .isEqualTo(december.json().at("/lines/0/closing").asLong());
        assertThat(http.get(OPERATOR, STATEMENT).text()).isEqualTo(before);
        Http.Reply list = read("GET /v1/partners/{partner}/statements", "/v1/partners/cafe/statements?limit=1");
        assertThat(list.json().at("/items/0").toString()).isEqualTo(december.text());
        String cursor = list.json().path("nextCursor").asString();
        Http.Reply rest =
                read("GET /v1/partners/{partner}/statements", "/v1/partners/cafe/statements?limit=1&cursor=" + cursor);
        assertThat(rest.json().at("/items/0").toString()).isEqualTo(before);
        assertThat(rest.json().has("nextCursor")).isFalse();
        assertThat(read("GET /v1/settlements", SETTLEMENTS).json().path("items").findValuesAsString("period"))
                .containsExactly("2026-12", "2026-11");
    }

    @Test
    void aStatementIsATableAndOnPaper() throws Exception {
        november();
        Http.Reply table = read("GET /v1/partners/{partner}/statements/{period}.csv", STATEMENT + ".csv");
        List<String> rows = table.text().lines().toList();
        assertThat(rows.getFirst()).isEqualTo("partner,period,from,to,state,unit,measure,opening,amount,closing");
        assertThat(rows).contains("cafe,2026-11,2026-11-01,2026-11-30,open,points,earned,0,500,500");
        assertThat(rows.getLast()).startsWith("cafe,2026-11,2026-11-01,2026-11-30,open,CNY,net,0,");

        assertThat(rows).contains("cafe,2026-11,2026-11-01,2026-11-30,open,CNY,redeemed,0,-200,-200");

        assertThat(printed("en")).contains("Settlement statement", "demo, cafe, 2026-11", "Earned", "500", "CNY");
        assertThat(printed("zh")).contains("结算单", "积分", "发放", "未关账");
    }

    /** 200 accepted for 0.9 each, less 2.5 percent: 175.5 in all, of which 176 are paid. */
    @Test
    void aStatementSaysInMoneyWhatTheNetIsOfAndWhatTheFee() throws Exception {
        String books = "\"issuing\":\"DOES_NOT_ISSUE\",\"redeemRate\":{\"points\":100,\"minor\":100}";
        String terms = ",\"clearing\":{\"paid\":{\"points\":10,\"minor\":9},\"feeBasisPoints\":250}}";
        Revising.enforce(
                http, ProgramJson.settings(DemoProgram.program()).toString().replace(books + "}", books + terms));
        november();
        String statement = "/v1/partners/books/statements/2026-11";

        Http.Reply read = read("GET /v1/partners/{partner}/statements/{period}", statement);
        assertThat(read.json().at("/money/lines").toString())
                .isEqualTo(
                        "[{\"item\":\"accepted\",\"opening\":0,\"amount\":180,\"closing\":180,\"millionths\":180000000},"
                            + "{\"item\":\"fee\",\"opening\":0,\"amount\":-4,\"closing\":-4,\"millionths\":-4500000},"
                            + "{\"item\":\"rounding\",\"opening\":0,\"amount\":0,\"closing\":0,\"millionths\":500000},"
                            + "{\"item\":\"net\",\"opening\":0,\"amount\":176,\"closing\":176,\"millionths\":176000000}]");
        String row = "books,2026-11,2026-11-01,2026-11-30,open,CNY,";
        assertThat(read("GET /v1/partners/{partner}/statements/{period}.csv", statement + ".csv")
                        .text()
                        .lines()
                        .filter(line -> line.startsWith(row)))
                .containsExactly(
                        row + "accepted,0,180,180", row + "fee,0,-4,-4", row + "rounding,0,0,0", row + "net,0,176,176");
        assertThat(printed(statement, OPERATOR, "en"))
                .contains("In money", "Accepted from others, before the fee 0.00 CNY 1.80 CNY 1.80 CNY")
                .contains("The program's fee 0.00 CNY -0.04 CNY -0.04 CNY");
        assertThat(printed(statement, OPERATOR, "zh")).contains("金额明细", "计划服务费", "应付给商户净额");
        assertThat(read("GET /v1/partners/{partner}/statements/{period}", "/v1/partners/house/statements/2026-11")
                        .json()
                        .at("/money/lines")
                        .toString())
                .contains("{\"item\":\"fee\",\"opening\":0,\"amount\":5,")
                .contains("{\"item\":\"kept\",\"opening\":0,\"amount\":20,");
    }

    /** JSON has whole numbers of any length; a reader whose numbers are doubles has to take them as text. */
    @Test
    void amountsThatFitNoSixtyFourBitsAreShownToTheLastDigit() throws Exception {
        november();
        PartnerJournal journal = http.bean(PartnerJournal.class);
        PartnerId books = new PartnerId(new ProgramId("demo"), new MerchantId("books"));
        Tally most = Tally.ZERO.plus(WalletId.CLEARING, Measure.OWED, Long.MAX_VALUE);
        for (int n = 1; n < 4; n++) {
            PartnerBatch.Start end =
                    journal.last(books).orElseThrow().entries().getLast().next();
            Concern concern = new Concern(
                    new EntryId("wide", n),
                    EntryKind.EARN,
                    new MemberId("mem_1"),
                    clock.instant(),
                    Optional.empty(),
                    most);
            journal.append(new PartnerBatch(end, "wide", List.of(concern), Map.of()));
        }

        // Three times as much as fits, and the 200 that were spent there.
        String wide = BigInteger.valueOf(Long.MAX_VALUE)
                .multiply(BigInteger.valueOf(3))
                .add(BigInteger.valueOf(200_000_000))
                .toString();
        assertThat(read("GET /v1/partners/{partner}", "/v1/partners/books").text())
                .contains("\"owed\":{\"amount\":27670116110764,\"currency\":\"CNY\",\"millionths\":" + wide + "}");
        String statement = "/v1/partners/books/statements/2026-11";
        assertThat(read("GET /v1/partners/{partner}/statements/{period}", statement)
                        .text())
                .contains("\"closing\":" + wide, "\"net\":27670116110764,", "\"clearedMillionths\":" + wide);
        assertThat(read("GET /v1/partners/{partner}/statements/{period}.csv", statement + ".csv")
                        .text())
                .contains("clearing,owed,0," + wide + "," + wide);
        assertThat(http.get(OPERATOR, "/v1/partners/books/events?after=0").text())
                .contains("\"owed\":" + wide);
        assertThat(printed(statement, OPERATOR, "en")).contains("276,701,161,107.64327421");
    }

    private String printed(String language) throws IOException, InterruptedException {
        return printed(STATEMENT, "demo-partner", language);
    }

    private String printed(String statement, String bearer, String language) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(http.uri(statement + ".pdf"))
                .header("Authorization", "Bearer " + bearer)
                .header("Accept-Language", language)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/pdf");
            try (PDDocument document = Loader.loadPDF(reply.body())) {
                return new PDFTextStripper().getText(document);
            }
        }
    }

    @Test
    void whatCannotBeClosedOrReadIsRefused() {
        november();
        assertThat(http.post(OPERATOR, SETTLEMENTS, "{\"period\":\"2026-10\"}").code())
                .isEqualTo("settlement-out-of-order");
        assertThat(http.post(OPERATOR, SETTLEMENTS, "{}").code()).isEqualTo("malformed-request");
        assertThat(http.post(OPERATOR, SETTLEMENTS, "{\"period\":\"a b\"}").code())
                .isEqualTo("invalid-field");
        assertThat(http.send(OPERATOR, "POST", SETTLEMENTS, NOVEMBER, Map.of()).code())
                .isEqualTo("idempotency-key-missing");
        assertThat(http.get(OPERATOR, SETTLEMENTS + "/2026-11").code()).isEqualTo("settlement-not-found");
        for (String form : List.of("", ".csv", ".pdf")) {
            assertThat(http.get(OPERATOR, "/v1/partners/cafe/statements/2026-12" + form)
                            .code())
                    .isEqualTo("settlement-not-found");
        }
        assertThat(http.get(OPERATOR, "/v1/partners/nobody/statements/2026-11").code())
                .isEqualTo("partner-not-found");
        assertThat(http.get(OPERATOR, "/v1/partners/cafe/statements?cursor=x").code())
                .isEqualTo("invalid-parameter");
    }

    @Test
    void aPartnersKeySeesItsOwnAndClosesNothing() {
        november();
        String cafe = key("partner", "cafe");
        assertThat(http.get(cafe, STATEMENT).status()).isEqualTo(200);
        for (String form : List.of("", "/2026-11", "/2026-11.csv", "/2026-11.pdf")) {
            assertThat(http.get(cafe, "/v1/partners/books/statements" + form).code())
                    .isEqualTo("another-merchant");
            assertThat(http.get("demo-till", "/v1/partners/cafe/statements" + form)
                            .code())
                    .isEqualTo("role-not-permitted");
        }
        assertThat(http.post(cafe, SETTLEMENTS, NOVEMBER).code()).isEqualTo("role-not-permitted");
        assertThat(http.get(cafe, SETTLEMENTS).code()).isEqualTo("role-not-permitted");
        String operator = key("operator", "cafe");
        assertThat(http.post(operator, SETTLEMENTS, NOVEMBER).code()).isEqualTo("another-merchant");
        assertThat(http.get(operator, SETTLEMENTS).code()).isEqualTo("another-merchant");
        assertThat(http.get("sandbox-operator", STATEMENT).json().path("lines").isEmpty())
                .isTrue();
    }

    private String key(String role, String merchant) {
        return http.post("demo-admin", "/v1/keys", "{\"role\":\"%s\",\"merchant\":\"%s\"}".formatted(role, merchant))
                .json()
                .path("key")
                .asString();
    }

    private static long amount(Http.Reply statement, String unit, String measure) {
        for (var line : statement.json().path("lines")) {
            if (line.path("unit").asString().equals(unit)
                    && line.path("measure").asString().equals(measure)) {
                return line.path("amount").asLong();
            }
        }
        throw new AssertionError(unit + " " + measure + " is not in " + statement);
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
