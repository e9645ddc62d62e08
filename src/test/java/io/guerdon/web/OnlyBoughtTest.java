package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A merchant that comes to be limited to what it has bought, and tells of what it says was before. */
class OnlyBoughtTest {
    private static final String CAFE = "\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
    private static final String FREE = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(CAFE, CAFE + ",\"clearing\":{\"unitCost\":{\"points\":2,\"minor\":1}}")
            .replace("\"groups\":[]", """
                "groups":[],"activities":[{"type":"review","groups":[{"id":"reviews","play":"ALL","rules":[
                 {"id":"thirty","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":30}}]}]}]\
                """);
    private static final String LIMITED = FREE.replace(CAFE, CAFE + ",\"onlyBought\":\"CUT\"");

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String member = "";
    private String before = "";

    @BeforeEach
    void limit() {
        assertThat(LIMITED).contains("onlyBought").contains("activities");
        Revising.enforce(http, FREE);
        member = "/v1/members/" + http.member();
        before = clock.instant().toString();
        clock.advance(Duration.ofDays(1));
        Revising.enforce(http, LIMITED);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private Http.Reply post(String bearer, String path, String body) {
        Http.Reply reply = http.post(bearer, path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    private void bought(int points, String reference) {
        String pack = "{\"points\":%d,\"price\":%d,\"reference\":\"%s\"}".formatted(points, points / 2, reference);
        post("demo-operator", "/v1/partners/cafe/packs", pack);
    }

    private static String sale(String receipt, int yuan, String at) {
        return "{\"merchant\":\"cafe\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":%d,\"at\":\"%s\"}"
                .formatted(receipt, yuan * 100, at);
    }

    private int sold(String receipt, int yuan, String at) {
        return points(post("demo-till", member + "/purchases", sale(receipt, yuan, at)));
    }

    private int reviewed(String at) {
        String review = "{\"type\":\"review\",\"merchant\":\"cafe\",\"at\":\"%s\"}".formatted(at);
        return points(post("demo-till", member + "/activities", review));
    }

    private static int points(Http.Reply earned) {
        return earned.json().at("/earned/0/amount").asInt();
    }

    private String issuing() {
        return http.get("demo-operator", "/v1/partners/cafe")
                .json()
                .path("packs")
                .toString();
    }

    @Test
    void whatIsSaidToHaveBeenBeforeIsIssuedOfWhatWasBoughtToo() {
        assertThat(sold("R-1", 50, before)).isZero();
        assertThat(reviewed(before)).isZero();
        bought(100, "P-1");
        assertThat(sold("R-2", 40, before)).isEqualTo(40);
        assertThat(reviewed(before)).isEqualTo(30);
        assertThat(reviewed(before)).isEqualTo(30);
        assertThat(issuing()).isEqualTo("{\"bought\":100,\"issued\":100,\"promised\":0,\"left\":0}");

        String line = "{\"key\":\"b-1\",\"op\":\"purchase\",\"member\":\"%s\",\"body\":%s}\n"
                .formatted(member.substring("/v1/members/".length()), sale("R-3", 50, before));
        Http.Reply batch =
                http.send("demo-till", "POST", "/v1/batches", line, Map.of("Content-Type", "application/x-ndjson"));
        assertThat(batch.text()).contains("\"status\":201").contains("\"earned\":[]");
    }

    @Test
    void whyItWasCutSaysWhatWasBoughtAndWhatComesBackCanBeIssuedAgain() {
        bought(60, "P-1");
        Http.Reply cut = post("demo-till", member + "/purchases", sale("R-1", 80, before));
        String entry = member + "/entries/" + cut.json().at("/entry/id").asString();
        assertThat(http.get("demo-operator", entry).json().at("/details/trace").toString())
                .contains("\"reason\":\"merchant-cap\"")
                .contains("cafe: 60 < 80 (60 bought)");
        post("demo-till", member + "/purchases/receipt:cafe:R-1/returns", "{\"lines\":[{\"line\":0,\"amount\":5000}]}");
        assertThat(issuing()).isEqualTo("{\"bought\":60,\"issued\":30,\"promised\":0,\"left\":30}");
        assertThat(sold("R-2", 80, before)).isEqualTo(30);
    }

    @Test
    void whoeverIsNotLimitedAnyMoreIsJudgedByTheRevisionOfThen() {
        String during = clock.instant().toString();
        bought(20, "P-1");
        clock.advance(Duration.ofDays(1));
        Revising.enforce(http, FREE);

        assertThat(sold("R-1", 50, during)).isEqualTo(20);
        assertThat(sold("R-2", 50, before)).as("neither then nor now").isEqualTo(50);
        assertThat(sold("R-3", 50, clock.instant().toString())).isEqualTo(50);
        assertThat(reviewed(before)).isEqualTo(30);
    }
}
