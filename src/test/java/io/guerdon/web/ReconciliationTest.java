package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.access.Binding;
import io.guerdon.access.Key;
import io.guerdon.access.Keys;
import io.guerdon.access.Role;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.Concern;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Slip;
import io.guerdon.publishing.Tally;
import io.guerdon.reconciliation.Discrepancy;
import io.guerdon.reconciliation.ReconciliationId;
import io.guerdon.reconciliation.ReconciliationStore;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A partner's month over HTTP: sent, compared, shown, resolved. */
class ReconciliationTest {
    private static final String OPERATOR = "demo-operator";
    private static final String MONTH = "?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z";
    private static final String OVER = "?from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z";
    private static final String MAPPED = OVER
            + "&columns=receipt:No,amount:Total,kind:Type,at:When&decimals=2&times=dd.MM.yyyy%20HH:mm&zone=Asia/Shanghai"
            + "&kinds=SALE:earn,REFUND:return&delimiter=;";
    private static final String LINES = """
        Type;No;Total;When
        SALE;R-1;12.30;05.10.2026 18:00
        SALE;R-2;99.00;05.10.2026 18:00
        SALE;R-3;1;05.10.2026 19:00
        REFUND;R-1;-2.00;06.10.2026 18:00
        SALE;R-5;5.00;05.10.2026 18:00
        SALE;R-6;5.00;05.09.2026 18:00
        """;

    private final Http http = Http.shared();
    private final String partner = Http.fresh("shop-");
    private final String path = "/v1/partners/" + partner + "/reconciliations";
    private final String member = http.memberWith(100);

    /** R-1 and its refund are as the partner has them, R-2 is dearer there, R-3 an hour later, R-5 only there, R-4 only here. */
    private void month() {
        MemberId owner = new MemberId(
                http.get(OPERATOR, "/v1/members/" + member).json().path("id").asString());
        Instant at = Instant.parse("2026-10-05T10:00:00Z");
        List<Concern> concerns = List.of(
                concern(1, owner, EntryKind.EARN, "R-1", at.plusSeconds(299), 1_230),
                concern(2, owner, EntryKind.EARN, "R-2", at, 9_800),
                concern(3, owner, EntryKind.EARN, "R-3", at, 100),
                concern(4, owner, EntryKind.EARN, "R-4", at, 400),
                concern(5, owner, EntryKind.RETURN, "R-1", at.plusSeconds(86_400), 200),
                concern(6, owner, EntryKind.REDEEM, "R-4", at, 400));
        PartnerId id = new PartnerId(new ProgramId("demo"), new MerchantId(partner));
        http.bean(PartnerJournal.class).append(new PartnerBatch(PartnerBatch.Start.of(id), "w1", concerns, Map.of()));
    }

    private static Concern concern(long n, MemberId owner, EntryKind kind, String receipt, Instant at, long amount) {
        Slip slip = new Slip(receipt, at, OptionalLong.of(amount));
        return new Concern(new EntryId("w1", n), kind, owner, at, Optional.of(slip), Tally.ZERO);
    }

    private Http.Reply send(String bearer, String query, String lines, String key) {
        return http.send(
                bearer, "POST", path + query, lines, Map.of("Content-Type", "text/csv", IdempotencyKey.HEADER, key));
    }

    private JsonNode done() {
        month();
        Http.Reply begun = send(OPERATOR, MAPPED, LINES, Http.fresh("r-"));
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        return over(begun);
    }

    private JsonNode over(Http.Reply begun) {
        String one = path + "/" + begun.json().path("id").asString();
        Awaitility.await()
                .until(() -> !"running"
                        .equals(http.get(OPERATOR, one).json().path("state").asString()));
        return http.get(OPERATOR, one).json();
    }

    private List<JsonNode> discrepancies(JsonNode one) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = http.get(
                            OPERATOR,
                            path + "/" + one.path("id").asString() + "/discrepancies?limit=3"
                                    + (next.isEmpty() ? "" : "&cursor=" + next))
                    .json();
            page.path("items").forEach(all::add);
            next = page.path("nextCursor").asString("");
        } while (!next.isEmpty());
        return all;
    }

    @Test
    void aMonthIsComparedWithThePartnersOwnColumns() {
        JsonNode one = done();

        assertThat(one.path("state").asString()).as("%s", one).isEqualTo("done");
        assertThat(one.path("counts").toString())
                .isEqualTo("{\"lines\":6,\"outside\":1,\"events\":5,\"matched\":2,\"missingHere\":1,\"missingThere\":1,"
                        + "\"different\":2,\"kept\":4}");
        List<JsonNode> found = discrepancies(one);
        assertThat(found.stream()
                        .map(each -> each.path("receipt").asString() + " "
                                + each.path("sort").asString() + " " + each.path("traits")))
                .containsExactly(
                        "R-2 different [\"amount\"]",
                        "R-3 different [\"time\"]",
                        "R-4 missing-there []",
                        "R-5 missing-here []");
        JsonNode dearer = found.getFirst();
        assertThat(dearer.path("id").asString()).isEqualTo(partner + "-1/1");
        assertThat(dearer.at("/line/line").asLong()).isEqualTo(3);
        assertThat(dearer.at("/line/amount").asLong()).isEqualTo(9_900);
        assertThat(dearer.at("/event/amount").asLong()).isEqualTo(9_800);
        assertThat(dearer.at("/event/seq").asLong()).isEqualTo(2);
        assertThat(dearer.at("/line/at").asString()).isEqualTo("2026-10-05T10:00:00Z");
        assertThat(http.get(OPERATOR, path).json().at("/items/0")).isEqualTo(one);
    }

    @Test
    void itIsATableAndAReportInBothLanguages() throws IOException, InterruptedException {
        String one = path + "/" + done().path("id").asString();
        Http.Reply table = http.get(OPERATOR, one + "/discrepancies.csv");

        assertThat(table.type()).startsWith("text/csv");
        assertThat(table.text().lines()).hasSize(5);
        assertThat(table.text()).contains(partner + "-1/1,different,R-2,amount,3,earn,9900,");
        assertThat(printed(one, "en")).contains("Reconciliation", "Missing at the partner", "R-4", "CNY");
        assertThat(printed(one, "zh")).contains("对账", "合作方缺失", "R-4");
    }

    @Test
    void whatAPartnerWroteIsNoFormulaInTheTable() {
        month();
        String lines = LINES.replace("SALE;R-5;", "SALE;=HYPERLINK(A1);");
        JsonNode one = over(send(OPERATOR, MAPPED, lines, Http.fresh("r-")));

        String table = http.get(OPERATOR, path + "/" + one.path("id").asString() + "/discrepancies.csv")
                .text();

        assertThat(table).contains(",'=HYPERLINK(A1),").doesNotContain(",=HYPERLINK");
    }

    private String printed(String one, String language) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(http.uri(one + "/report.pdf"))
                .header("Authorization", "Bearer " + OPERATOR)
                .header("Accept-Language", language)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] pdf = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            try (PDDocument document = Loader.loadPDF(pdf)) {
                return new PDFTextStripper().getText(document);
            }
        }
    }

    @Test
    void theSameRequestIsTheSameReconciliation() {
        month();
        Http.Reply first = send(OPERATOR, MAPPED, LINES, partner);
        over(first);
        Http.Reply again = send(OPERATOR, MAPPED, LINES, partner);
        Http.Reply other = send(OPERATOR, MAPPED, LINES + "SALE;R-9;1;05.10.2026 18:00\n", partner);
        Http.Reply otherwise = send(OPERATOR, MAPPED + "&window=PT1M", LINES, partner);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.replayed()).isTrue();
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        assertThat(otherwise.code()).isEqualTo("idempotency-key-reused");
        assertThat(http.get(OPERATOR, path).json().path("items").size()).isEqualTo(1);
    }

    @Test
    void anAdjustmentNamesWhatItResolvesAndIsMadeOnce() {
        JsonNode one = done();
        String resolution = path + "/" + one.path("id").asString() + "/discrepancies/1/resolution";
        String body = "{\"by\":\"adjustment\",\"unit\":\"points\",\"amount\":7,\"reason\":\"the till was right\"}";
        Http.Reply first = http.post(OPERATOR, resolution, body, partner + "a");
        Http.Reply again = http.post(OPERATOR, resolution, body, partner + "a");
        Http.Reply other = http.post(OPERATOR, resolution, body, partner + "b");
        Http.Reply note = http.post(OPERATOR, resolution, "{\"by\":\"note\",\"reason\":\"fine\"}");

        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(other.code()).isEqualTo("discrepancy-resolved");
        assertThat(note.code()).isEqualTo("discrepancy-resolved");
        assertThat(available()).isEqualTo(107);
        JsonNode entry = http.get(
                        OPERATOR,
                        "/v1/members/" + member + "/entries/"
                                + first.json().path("entry").asString())
                .json();
        assertThat(entry.toString()).contains(partner + "-1/1: the till was right");
        assertThat(discrepancies(one).getFirst().at("/resolution/entry"))
                .isEqualTo(first.json().path("entry"));
    }

    @Test
    void whatAKillLeftUnsaidTheNextRequestSays() {
        JsonNode one = done();
        String resolution = path + "/" + one.path("id").asString() + "/discrepancies/1/resolution";
        String body = "{\"by\":\"adjustment\",\"unit\":\"points\",\"amount\":7,\"reason\":\"the till was right\"}";
        Http.Reply first = http.post(OPERATOR, resolution, body, partner + "a");
        for (String key : List.of(partner + "b", partner + "a")) {
            unsaid();
            assertThat(discrepancies(one).getFirst().has("resolution")).isFalse();
            assertThat(http.post(OPERATOR, resolution, "{\"by\":\"note\",\"reason\":\"fine\"}")
                            .code())
                    .isEqualTo("discrepancy-resolved");
            http.post(OPERATOR, resolution, body, key);
            assertThat(discrepancies(one).getFirst().at("/resolution/entry"))
                    .isEqualTo(first.json().path("entry"));
        }
        assertThat(available()).isEqualTo(107);
    }

    @Test
    void whatTwoUploadsFindIsAdjustedOnce() {
        String adjusted = "{\"by\":\"adjustment\",\"member\":\"" + member
                + "\",\"unit\":\"points\",\"amount\":7,\"reason\":\"the till was right\"}";
        String first = path + "/" + done().path("id").asString() + "/discrepancies/";
        // Another export, which says nothing of amounts.
        JsonNode again = over(send(OPERATOR, MAPPED.replace("amount:Total,", ""), LINES, Http.fresh("r-")));
        String second = path + "/" + again.path("id").asString() + "/discrepancies/";
        assertThat(discrepancies(again))
                .extracting(one -> one.path("receipt").asString())
                .containsExactly("R-3", "R-4", "R-5");
        List<String> entries = new ArrayList<>();
        for (int number = 2; number <= 4; number++) {
            Http.Reply made = http.post(OPERATOR, first + number + "/resolution", adjusted);
            assertThat(made.status()).as("%s", made).isEqualTo(201);
            entries.add(made.json().path("entry").asString());
        }

        for (int number = 1; number <= 3; number++) {
            Http.Reply twice = http.post(OPERATOR, second + number + "/resolution", adjusted);
            assertThat(twice.status()).isEqualTo(409);
            assertThat(twice.code()).isEqualTo("discrepancy-resolved");
            assertThat(twice.json().path("entry").asString()).isEqualTo(entries.get(number - 1));
        }
        assertThat(available()).isEqualTo(100 + 3 * 7);
        assertThat(discrepancies(again))
                .extracting(one -> one.at("/resolution/entry").asString())
                .isEqualTo(entries);
    }

    /** As if the process had been killed after the adjustment. */
    private void unsaid() {
        ReconciliationStore store = http.bean(ReconciliationStore.class);
        ReconciliationId id = new ReconciliationId(new PartnerId(new ProgramId("demo"), new MerchantId(partner)), 1);
        Discrepancy said = store.from(id, 1, 1, 1).getFirst();
        var standing = new Discrepancy.Standing(
                new Discrepancy.Adjusting(List.of("killed"), Instant.now()),
                Optional.empty(),
                said.standing().version() + 1);
        store.resolve(
                id, 1, new Discrepancy(said.number(), said.sort(), said.line(), said.event(), said.traits(), standing));
    }

    private long available() {
        return http.get(OPERATOR, "/v1/members/" + member + "/balances")
                .json()
                .at("/balances/points/available")
                .asLong();
    }

    @Test
    void aNoteIsLeftOnceAndThenNothingIsAdjusted() {
        String resolution = path + "/" + done().path("id").asString() + "/discrepancies/4/resolution";
        String note = "{\"by\":\"note\",\"reason\":\"a test sale\"}";
        Http.Reply first = http.post(OPERATOR, resolution, note, partner);

        assertThat(first.status()).isEqualTo(201);
        assertThat(http.post(OPERATOR, resolution, note, partner).text()).isEqualTo(first.text());
        assertThat(http.post(OPERATOR, resolution, note).code()).isEqualTo("discrepancy-resolved");
        Http.Reply adjusted = http.post(OPERATOR, resolution, """
            {"by":"adjustment","member":"%s","unit":"points","amount":7,"reason":"late"}\
            """.formatted(member));
        assertThat(adjusted.code()).isEqualTo("discrepancy-resolved");
        assertThat(available()).isEqualTo(100);
    }

    @Test
    void whatCannotBeAdjustedIsStillOpen() {
        String resolution = path + "/" + done().path("id").asString() + "/discrepancies/";
        String much = "{\"by\":\"adjustment\",\"unit\":\"points\",\"amount\":%d,\"reason\":\"x\"}";

        assertThat(http.post(OPERATOR, resolution + "1/resolution", much.formatted(-500))
                        .code())
                .isEqualTo("insufficient-points");
        assertThat(http.post(OPERATOR, resolution + "1/resolution", much.formatted(900_000_000L))
                        .code())
                .isEqualTo("adjustment-needs-approval");
        assertThat(http.post(OPERATOR, resolution + "4/resolution", much.formatted(1))
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("member");
        assertThat(http.post(OPERATOR, resolution + "5/resolution", much.formatted(1))
                        .code())
                .isEqualTo("discrepancy-not-found");
        assertThat(http.post(OPERATOR, resolution + "x/resolution", much.formatted(1))
                        .code())
                .isEqualTo("discrepancy-not-found");
        assertThat(http.post(OPERATOR, resolution + "1/resolution", "{\"by\":\"note\",\"reason\":\"x\",\"amount\":1}")
                        .status())
                .isEqualTo(422);
        assertThat(http.post(OPERATOR, resolution + "1/resolution", "{\"by\":\"note\",\"reason\":\"so be it\"}")
                        .status())
                .isEqualTo(201);
        assertThat(available()).isEqualTo(100);
    }

    @Test
    void ofManyAtOnceOneResolves() throws Exception {
        for (int round = 1; round <= 4; round++) {
            String resolution = path + "/" + (round == 1 ? done().path("id").asString() : partner + "-1")
                    + "/discrepancies/" + round + "/resolution";
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int call = 0; call < 12; call++) {
                String body = call % 4 == 0
                        ? "{\"by\":\"note\",\"reason\":\"x\"}"
                        : "{\"by\":\"adjustment\",\"member\":\"%s\",\"unit\":\"points\",\"amount\":1000,\"reason\":\"x\"}"
                                .formatted(member);
                calls.add(() -> http.post(OPERATOR, resolution, body).status());
            }
            long before = available();
            List<Integer> statuses = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Integer> each : threads.invokeAll(calls)) {
                    statuses.add(each.get());
                }
            }
            assertThat(statuses.stream().filter(status -> status == 201))
                    .as("%s", statuses)
                    .hasSize(1);
            assertThat(statuses).containsOnly(201, 409);
            boolean adjusted = http.get(OPERATOR, resolution.replaceAll("/[0-9]/resolution", ""))
                    .json()
                    .at("/items/" + (round - 1) + "/resolution/by")
                    .asString()
                    .equals("adjustment");
            assertThat(available() - before).isEqualTo(adjusted ? 1_000 : 0);
        }
    }

    @Test
    void whatCannotBeReadIsRefusedByName() {
        month();
        for (String query : List.of(
                "",
                "?from=2026-10-01T00:00:00Z",
                "?from=2026-11-01T00:00:00Z&to=2026-10-01T00:00:00Z",
                OVER + "&window=P8D",
                OVER + "&window=x",
                OVER + "&columns=total:Total",
                OVER + "&columns=receipt:",
                OVER + "&columns=receipt:a,receipt:b",
                OVER + "&decimals=5",
                OVER + "&times=qqqqqqqq",
                OVER + "&zone=Mars",
                OVER + "&kinds=sale",
                OVER + "&delimiter=%22",
                OVER + "&delimiter=ab")) {
            Http.Reply reply = send(OPERATOR, query, LINES, Http.fresh("x-"));
            assertThat(reply.code()).as("%s: %s", query, reply).isEqualTo("invalid-parameter");
        }
        Http.Reply wrong = send(OPERATOR, OVER, LINES, Http.fresh("x-"));
        assertThat(wrong.code()).isEqualTo("line-unreadable");
        assertThat(wrong.json().path("line").asLong()).isOne();
        Http.Reply line = send(OPERATOR, MAPPED, LINES + "SALE;R-9;x;05.10.2026 18:00\n", Http.fresh("x-"));
        assertThat(line.json().path("line").asLong()).isEqualTo(8);
        assertThat(send(OPERATOR, OVER, "", Http.fresh("x-")).code()).isEqualTo("upload-empty");
        assertThat(http.post(OPERATOR, path + OVER, "{}").code()).isEqualTo("unsupported-media-type");
        assertThat(http.get(OPERATOR, path).json().path("items").size()).isZero();
    }

    /** Of a partner with a stream that the settings do not know. */
    private String key(String partner) {
        Key.Grant grant = new Key.Grant(Role.PARTNER, new Binding(partner, "", "", ""), "");
        return http.bean(Keys.class).issue(new ProgramId("demo"), grant, partner) instanceof Keys.Issuing.Issued issued
                ? issued.key().text()
                : "";
    }

    @Test
    void whoActsForAPartnerOnlyAdjustsNothingWhateverItsRecordsSay() {
        String operator = http.post("demo-admin", "/v1/keys", "{\"role\":\"operator\",\"merchant\":\"cafe\"}")
                .json()
                .path("key")
                .asString();
        String cafe = "/v1/partners/cafe/reconciliations";
        Http.Reply begun = http.send(
                operator,
                "POST",
                cafe + MAPPED,
                LINES,
                Map.of("Content-Type", "text/csv", IdempotencyKey.HEADER, Http.fresh("r-")));
        String one = cafe + "/" + begun.json().path("id").asString();
        Awaitility.await()
                .until(() -> "done"
                        .equals(http.get(operator, one).json().path("state").asString()));
        String resolution = one + "/discrepancies/1/resolution";
        String adjusted = """
            {"by":"adjustment","member":"%s","unit":"points","amount":50,"reason":"x"}\
            """.formatted(member);

        assertThat(http.post(operator, resolution, adjusted).code()).isEqualTo("another-merchant");
        assertThat(http.post(OPERATOR, resolution, adjusted).status()).isEqualTo(201);
        assertThat(http.post(operator, one + "/discrepancies/2/resolution", "{\"by\":\"note\",\"reason\":\"fine\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void onlyThePartnerItselfAndOperatorsSeeIt() {
        String one = path + "/" + done().path("id").asString();
        String own = key(partner);
        String other = http.post("demo-admin", "/v1/keys", "{\"role\":\"partner\",\"merchant\":\"books\"}")
                .json()
                .path("key")
                .asString();
        assertThat(own).as("a key was issued").isNotEmpty();
        assertThat(other).as("a key was issued").isNotEmpty();
        assertThat(http.get(own, path).json().path("items").size()).isOne();
        for (String form : List.of("", "/discrepancies", "/discrepancies.csv", "/report.pdf")) {
            assertThat(http.get(own, one + form).status()).as("its own%s", form).isEqualTo(200);
            assertThat(http.get(OPERATOR, one + form).status()).isEqualTo(200);
            assertThat(http.get(other, one + form).code()).isEqualTo("another-merchant");
            assertThat(http.get(OPERATOR, path + "/" + partner + "-77" + form).code())
                    .isEqualTo("reconciliation-not-found");
            assertThat(http.get(OPERATOR, path + "/books-1" + form).code()).isEqualTo("reconciliation-not-found");
        }
        assertThat(send(other, MAPPED, LINES, Http.fresh("x-")).code()).isEqualTo("another-merchant");
        assertThat(http.post(other, one + "/discrepancies/1/resolution", "{\"by\":\"note\",\"reason\":\"x\"}")
                        .code())
                .isEqualTo("role-not-permitted");
        assertThat(http.get(OPERATOR, "/v1/partners/nobody/reconciliations").code())
                .isEqualTo("partner-not-found");
        assertThat(http.get(OPERATOR, one + "/discrepancies?cursor=x").code()).isEqualTo("invalid-parameter");
    }

    @Test
    void moreThanMayBeSentIsNotRead() {
        Http small = Http.with("guerdon.reconciliation.most-bytes=1KB", "guerdon.reconciliation.most-lines=7");
        try {
            String body = "receipt\n" + "R-1\n".repeat(8);
            String upload = "/v1/partners/cafe/reconciliations" + OVER;
            Map<String, String> headers = Map.of("Content-Type", "text/csv", IdempotencyKey.HEADER, "k");
            assertThat(small.send(OPERATOR, "POST", upload, body, headers).code())
                    .isEqualTo("upload-too-long");
            assertThat(small.send(
                                    OPERATOR,
                                    "POST",
                                    upload,
                                    "receipt\n" + "R-1\n".repeat(3) + "x".repeat(2_000),
                                    headers)
                            .code())
                    .isEqualTo("body-too-large");
        } finally {
            small.close();
        }
    }

    @Test
    void aPeriodThatIsNotOverIsRefused() {
        month();
        assertThat(send(OPERATOR, MONTH.replace("2026-12", "2126-12"), LINES, Http.fresh("x-"))
                        .code())
                .isEqualTo("invalid-parameter");
    }
}
