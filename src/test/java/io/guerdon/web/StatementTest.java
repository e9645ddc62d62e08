package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A member's statement, in each of its forms. */
class StatementTest {
    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private final Contract contract = Contract.shared();
    private String path = "";
    private LocalDate first = LocalDate.EPOCH;

    @BeforeEach
    void twoMonths() {
        RewardProgram.publish(http);
        path = "/v1/members/" + http.member();
        first = today();
        till("/purchases", RewardProgram.coffees("R-1", 4));
        clock.advance(Duration.ofDays(20));
        till("/redemptions", "{\"merchant\":\"cafe\",\"unit\":\"cashback\",\"amount\":150}");
        till("/purchases", RewardProgram.coffees("R-2", 1));
        till("/purchases/receipt:cafe:R-2/returns", "{\"lines\":[{\"line\":1,\"quantity\":1}]}");
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    }

    private void till(String what, String body) {
        assertThat(http.post("demo-till", path + what, body).status()).isEqualTo(201);
    }

    private Http.Reply read(String form, String question) {
        return http.get("demo-app", path + "/statement" + form + question);
    }

    private static JsonNode wallet(Http.Reply reply, String unit) {
        for (JsonNode part : reply.json().path("wallets")) {
            if (part.path("unit").asString().equals(unit)) {
                return part;
            }
        }
        throw new AssertionError(unit + " is not in " + reply);
    }

    @Test
    void itSaysWhatThereWasWhatCameAndWentAndWhatIsLeft() {
        Http.Reply all = read("", "?from=" + first + "&to=" + today());
        JsonNode cashback = wallet(all, "cashback");
        assertThat(cashback.path("opening").asInt()).isZero();
        assertThat(cashback.path("credited").asInt()).isEqualTo(500);
        assertThat(cashback.path("debited").asInt()).isEqualTo(250);
        assertThat(cashback.path("closing").asInt()).isEqualTo(250);
        assertThat(cashback.path("movements").findValuesAsString("kind"))
                .containsExactly("earn", "redeem", "earn", "return");
        assertThat(cashback.path("movements").path(0).path("reference").asString())
                .isEqualTo("cafe:R-1");
        assertThat(cashback.path("movements").path(1).path("balance").asInt()).isEqualTo(250);

        Http.Reply later = read("", "?from=" + first.plusDays(1) + "&unit=cashback");
        assertThat(later.json().path("wallets")).hasSize(1);
        assertThat(wallet(later, "cashback").path("opening").asInt()).isEqualTo(400);
        assertThat(later.json().path("to").asString()).isEqualTo(today().toString());

        Http.Reply before = read("", "?from=2020-01-01&to=2020-01-31");
        assertThat(before.json().path("wallets")).isEmpty();
        for (Http.Reply reply : List.of(all, later, before)) {
            assertDocumented("", reply);
        }
    }

    @Test
    void whatIsOwedIsLess() {
        till("/redemptions", "{\"merchant\":\"cafe\",\"unit\":\"cashback\",\"amount\":250}");
        till("/purchases/receipt:cafe:R-1/returns", "{\"receipt\":\"X-7\",\"lines\":[{\"line\":1,\"quantity\":4}]}");

        JsonNode today = wallet(read("", "?unit=cashback&from=" + first), "cashback");
        assertThat(today.path("closing").asInt()).isEqualTo(-400);
        assertThat(today.path("movements").path(5).path("reference").asString()).isEqualTo("X-7");

        clock.advance(Duration.ofDays(1));
        assertThat(wallet(read("", "?unit=cashback&from=" + today()), "cashback")
                        .path("opening")
                        .asInt())
                .isEqualTo(-400);
    }

    @Test
    void itIsATableToo() {
        Http.Reply reply = read(".csv", "?unit=cashback&from=" + first);

        assertDocumented(".csv", reply);
        List<String> rows = reply.text().lines().toList();
        assertThat(reply.type()).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(rows).hasSize(7);
        assertThat(rows.getFirst()).isEqualTo("unit,recordedAt,effectiveAt,kind,reference,entry,amount,balance");
        assertThat(rows.get(1)).isEqualTo("cashback," + first + ",,opening,,,,0");
        assertThat(rows.get(2)).startsWith("cashback," + first + "T").endsWith(",400,400");
        assertThat(rows.getLast()).isEqualTo("cashback," + today() + ",,closing,,,,250");
    }

    @Test
    void itIsPrintedInTheReadersLanguage() throws Exception {
        assertThat(printed("en"))
                .contains("Statement", "cashback", "4.00 CNY", "-1.50 CNY", "Purchase", "cafe:R-1", "Closing balance");
        assertThat(printed("zh")).contains("对账单", "积分", "消费", "期末余额");
    }

    private String printed(String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(http.uri(path + "/statement.pdf?from=" + first))
                .header("Authorization", "Bearer demo-operator")
                .header("Accept-Language", language)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/pdf");
            return text(reply.body());
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        for (String form : List.of("", ".csv", ".pdf")) {
            for (String question : List.of(
                    "?from=2026-02-30",
                    "?to=yesterday",
                    "?from=%2B10000-01-01",
                    "?unit=gold",
                    "?from=2026-02-02&to=2026-02-01")) {
                Http.Reply reply = read(form, question);
                assertThat(reply.status()).as(question).isEqualTo(400);
                assertThat(reply.code()).isEqualTo("invalid-parameter");
                assertDocumented(form, reply);
            }
        }
        assertThat(read("", "?from=0001-01-01&to=9999-12-31").status()).isEqualTo(200);
        assertThat(http.get("demo-till", path + "/statement").code()).isEqualTo("role-not-permitted");
        assertThat(http.get("demo-app", "/v1/members/card:6299999/statement.pdf")
                        .code())
                .isEqualTo("member-not-found");
    }

    private void assertDocumented(String form, Http.Reply reply) {
        var operation = contract.operations().stream()
                .filter(one -> one.toString().equals("GET /v1/members/{member}/statement" + form))
                .findFirst()
                .orElseThrow();
        assertThat(contract.fault(operation, reply, java.util.Locale.ENGLISH)).isEmpty();
    }
}
