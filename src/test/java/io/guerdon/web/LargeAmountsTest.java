package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import io.guerdon.publishing.InMemoryStreams;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What points cost or are worth by absurd settings may be more than can be counted: a till is told so, and nothing is done. */
class LargeAmountsTest {
    private static final String BOOKS =
            "{\"id\":\"books\",\"issuing\":\"DOES_NOT_ISSUE\",\"redeemRate\":{\"points\":100,\"minor\":100}}";
    private static final String COST = "\"unitCostMinor\":1,\"unitCostPoints\":1";
    private static final String SETTINGS =
            ProgramJson.settings(DemoProgram.program()).toString();
    /** Ten points cost, or are worth, more than 64 bits have millionths for; one does not. */
    private static final String MOST = "1000000000000";

    private final Http http = Http.with();

    @AfterEach
    void stop() {
        http.close();
    }

    private void enforce(String usual, String absurd) {
        assertThat(SETTINGS).contains(usual);
        Revising.enforce(http, SETTINGS.replace(usual, absurd));
    }

    private Http.Reply spend(String member, String what, long points) {
        return http.post(
                "demo-till",
                "/v1/members/" + member + "/" + what,
                "{\"merchant\":\"books\",\"points\":%d%s}"
                        .formatted(points, what.equals("holds") ? ",\"lapsesAfter\":\"PT1H\"" : ""));
    }

    private long available(String member) {
        return http.get("demo-operator", "/v1/members/" + member + "/balances")
                .json()
                .at("/balances/points/available")
                .asLong();
    }

    private String position(String partner) {
        http.bean(InMemoryStreams.class).takeIn("w1");
        return http.get("demo-operator", "/v1/partners/" + partner)
                .json()
                .at("/position/millionths")
                .toString();
    }

    private static void assertTooLarge(Http.Reply reply) {
        assertThat(reply.code()).as(reply.text()).isEqualTo("amount-too-large");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("limit").asLong()).isEqualTo(4_611_686_018_427L);
    }

    @Test
    void pointsThatAreWorthTooMuch() {
        enforce("{\"points\":100,\"minor\":100}}", "{\"points\":1,\"minor\":" + MOST + "}}");
        String member = http.memberWith(100);

        assertTooLarge(spend(member, "redemptions", 10));
        assertTooLarge(spend(member, "holds", 10));
        assertThat(available(member)).isEqualTo(100);
        assertThat(spend(member, "redemptions", 1).status()).isEqualTo(201);
        assertThat(available(member)).isEqualTo(99);
        assertThat(position("books")).isEqualTo("1000000000000000000");
    }

    @Test
    void pointsThatCostTooMuch() {
        enforce(COST, "\"unitCostMinor\":" + MOST + ",\"unitCostPoints\":1");
        String member = http.memberWith(100);

        assertTooLarge(spend(member, "redemptions", 10));
        assertThat(available(member)).isEqualTo(100);
        String hold = "/v1/members/" + member + "/holds/"
                + spend(member, "holds", 10).json().path("hold").asString();
        assertTooLarge(http.post("demo-till", hold + "/capture", "{\"points\":10}"));
        assertThat(available(member)).isEqualTo(90);
        assertThat(http.post("demo-till", hold + "/capture", "{\"points\":1}").status())
                .isEqualTo(201);
        assertThat(available(member)).isEqualTo(99);
        assertThat(position("cafe")).isEqualTo("-1000000000000000000");
    }

    @Test
    void whatAPreviewSaysIsWhatComesOfIt() {
        Revising.enforce(
                http,
                SETTINGS.replace(COST, "\"unitCostMinor\":" + MOST + ",\"unitCostPoints\":1")
                        .replace(
                                "\"rewards\":[]",
                                "\"rewards\":[],\"partnerCurrencies\":[{\"id\":\"leaves\",\"merchant\":\"books\","
                                        + "\"out\":{\"points\":1,\"units\":1,\"least\":1,\"most\":100}}]"));
        String conversions = "/v1/members/" + http.memberWith(100) + "/conversions";
        String query = "/preview?merchant=books&partnerCurrency=leaves&direction=out&amount=";
        String body =
                "{\"merchant\":\"books\",\"partnerCurrency\":\"leaves\",\"direction\":\"out\",\"amount\":%d,\"reference\":\"%s\"}";

        assertTooLarge(http.get("demo-operator", conversions + query + 10));
        assertTooLarge(http.post("demo-operator", conversions, body.formatted(10, "L-1")));
        assertThat(http.get("demo-operator", conversions + query + 1).status()).isEqualTo(200);
        assertThat(http.post("demo-operator", conversions, body.formatted(1, "L-2"))
                        .status())
                .isEqualTo(201);
    }

    /** Nobody asked for it, so nobody can be told: it pays nothing, and the account goes on. */
    @Test
    void whatExpiresIsOwedAsFarAsItCanBeCounted() {
        enforce(
                BOOKS,
                BOOKS + ",{\"id\":\"gym\",\"issuing\":\"ISSUES\",\"redeemRate\":null,\"clearing\":"
                        + "{\"unitCost\":{\"points\":1,\"minor\":1000000},\"breakage\":\"PROGRAM\"}}");
        String few = atTheGym(1_000);
        String many = atTheGym(10_000_000);
        http.bean(TestClock.class).advance(Duration.ofDays(900));
        ListAppender<ILoggingEvent> told = told();

        for (String member : new String[] {few, many}) {
            assertThat(http.post(
                                    "demo-till",
                                    "/v1/members/" + member + "/purchases",
                                    Http.purchase(Http.fresh("R-"), 300))
                            .status())
                    .isEqualTo(201);
            assertThat(available(member)).isEqualTo(3);
        }
        assertThat(position("gym")).isEqualTo("-1000000000000000");
        String entry = http.get("demo-operator", "/v1/members/" + many + "/entries")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("expire"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(told.list).as("once, of that entry alone").singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).contains(entry).doesNotContain("mem_");
        });
    }

    /** What is logged of entries that are appended. */
    private static ListAppender<ILoggingEvent> told() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger("io.guerdon.ledger.Appending")).addAppender(appender);
        return appender;
    }

    private String atTheGym(long points) {
        String member = http.member();
        Http.Reply reply = http.post(
                "demo-till",
                "/v1/members/" + member + "/purchases",
                Http.purchase(Http.fresh("R-"), points * 100).replace("\"cafe\"", "\"gym\""));
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return member;
    }
}
