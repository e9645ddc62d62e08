package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five percent back, waiting fourteen days: then it pays at the till, or is paid out. */
class CashbackTest {
    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void earnFourHundred() {
        RewardProgram.publish(http);
        path = "/v1/members/" + http.member();
        assertThat(till("/purchases", RewardProgram.coffees("R-1", 4)).status()).isEqualTo(201);
        assertThat(balance("pending")).isEqualTo(400);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void itPaysAtItsValueOnceItsTimeHasComeAndComesBackWithTheGoods() {
        Http.Reply early = till("/redemptions", """
            {"merchant":"cafe","unit":"cashback","amount":300,"reference":"R-2"}\
            """);
        assertThat(early.code()).isEqualTo("insufficient-balance");
        assertThat(early.json().path("requested").asInt()).isEqualTo(300);
        clock.advance(Duration.ofDays(14));

        Http.Reply paid = till("/redemptions", """
            {"merchant":"cafe","unit":"cashback","amount":300,"reference":"R-2"}\
            """);
        assertThat(paid.json().path("value").toString()).isEqualTo("{\"amount\":300,\"currency\":\"CNY\"}");
        assertThat(balance("available")).isEqualTo(100);
        till("/purchases", RewardProgram.coffees("R-2", 2));
        Http.Reply back = till("/purchases/receipt:cafe:R-2/returns", """
            {"lines":[{"line":1,"quantity":1}]}\
            """);

        assertThat(back.json().path("restored").toString()).isEqualTo("[{\"unit\":\"cashback\",\"amount\":150}]");
        assertThat(balance("available")).isEqualTo(250);
        till("/purchases/receipt:cafe:R-2/returns", "{\"lines\":[{\"line\":1,\"quantity\":1}]}");
        assertThat(balance("available")).isEqualTo(400);
    }

    @Test
    void itIsHeldCapturedInPartAndReversed() {
        clock.advance(Duration.ofDays(14));
        String hold = hold(300);
        assertThat(balance("held")).isEqualTo(300);

        Http.Reply captured = till("/holds/" + hold + "/capture", "{\"amount\":120}");

        assertThat(captured.json().path("captured").toString()).isEqualTo("[{\"unit\":\"cashback\",\"amount\":120}]");
        assertThat(captured.json().at("/value/amount").asInt()).isEqualTo(120);
        assertThat(balance("available")).isEqualTo(280);
        assertThat(till("/holds/" + hold(280) + "/void", "").status()).isEqualTo(201);
        http.post(
                "demo-operator",
                path + "/entries/" + captured.json().at("/entry/id").asString() + "/reversal",
                "{\"reason\":\"mistyped\"}");
        assertThat(balance("available")).isEqualTo(400);
    }

    @Test
    void whatIsNoMoneyPaysNothing() {
        assertThat(spend("stamps", "cafe").code()).isEqualTo("unit-does-not-pay");
        assertThat(spend("visits", "cafe").json().path("use").asString()).isEqualTo("STATUS");
        assertThat(spend("miles", "cafe").code()).isEqualTo("unknown-unit");
        assertThat(spend("cashback", "nowhere").code()).isEqualTo("unknown-merchant");
        assertThat(spend("points", "books").status()).isEqualTo(201);
        assertThat(till("/redemptions", "{\"merchant\":\"cafe\",\"points\":1,\"amount\":1}")
                        .code())
                .isEqualTo("invalid-field");
        assertThat(till("/redemptions", "{\"merchant\":\"cafe\",\"unit\":\"cashback\"}")
                        .code())
                .isEqualTo("malformed-request");
    }

    @Test
    void anAmountOfPointsIsTheSameRequestAsThatManyPoints() {
        Http.Reply first = http.post("demo-till", path + "/redemptions", "{\"merchant\":\"books\",\"points\":7}", "k");
        Http.Reply again = http.post(
                "demo-till", path + "/redemptions", "{\"merchant\":\"books\",\"unit\":\"points\",\"amount\":7}", "k");
        Http.Reply other = http.post(
                "demo-till", path + "/redemptions", "{\"merchant\":\"books\",\"unit\":\"cashback\",\"amount\":7}", "k");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.json().path("fields").toString()).isEqualTo("[\"amount\",\"points\",\"unit\"]");
    }

    @Test
    void aPayoutLeavesWhatIsAvailableAndIsSentOnce() {
        clock.advance(Duration.ofDays(14));
        String wanted = "{\"unit\":\"cashback\",\"amount\":250,\"reference\":\"mandate-5\"}";
        Http.Reply requested = http.post("demo-app", path + "/cashback/payouts", wanted, "p-1");
        assertThat(requested.status()).isEqualTo(201);
        String payout = requested.json().path("payout").asString();
        assertThat(payout).startsWith("pay_");
        assertThat(requested.json().path("state").asString()).isEqualTo("requested");
        assertThat(balance("available")).isEqualTo(150);
        assertThat(balance("held")).isEqualTo(250);

        Http.Reply sent = finish(payout, "sent", "{\"reference\":\"bank-77\"}", "s-1");

        assertThat(sent.json().path("state").asString()).isEqualTo("sent");
        assertThat(balance("held")).isZero();
        assertThat(finish(payout, "sent", "{\"reference\":\"bank-77\"}", "s-1").text())
                .isEqualTo(sent.text());
        assertThat(finish(payout, "sent", "{\"reference\":\"bank-78\"}", "s-2").code())
                .isEqualTo("payout-sent");
        assertThat(finish(payout, "failed", "{\"reason\":\"no\"}", "s-3").code())
                .isEqualTo("payout-sent");
        Http.Reply again = http.post("demo-app", path + "/cashback/payouts", wanted, "p-1");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(requested.text());
        assertThat(balance("available")).isEqualTo(150);
    }

    @Test
    void aPayoutThatFailsIsBackInItsLotsWithGraceWhereTheyExpired() {
        clock.advance(Duration.ofDays(14));
        String payout = payout(400);
        clock.advance(Duration.ofDays(50));

        Http.Reply failed = finish(payout, "failed", "{\"reason\":\"account closed\"}", "f-1");

        assertThat(failed.json().path("state").asString()).isEqualTo("failed");
        assertThat(balance("available")).isEqualTo(400);
        assertThat(finish(payout, "failed", "{\"reason\":\"again\"}", "f-2").code())
                .isEqualTo("payout-failed");
        assertThat(finish(payout, "sent", "{\"reference\":\"late\"}", "f-3").code())
                .isEqualTo("payout-failed");
        clock.advance(Duration.ofDays(29));
        assertThat(balance("available")).isEqualTo(400);
        clock.advance(Duration.ofDays(2));
        assertThat(balance("available")).isZero();
    }

    @Test
    void refusesWhatCannotBePaidOut() {
        assertThat(ask("miles", 100).code()).isEqualTo("unknown-unit");
        assertThat(ask("stamps", 100).code()).isEqualTo("unit-not-paid-out");
        assertThat(ask("cashback", 99).code()).isEqualTo("payout-below-minimum");
        assertThat(ask("cashback", 100).code()).isEqualTo("insufficient-balance");
        assertThat(finish("pay_nobody-1", "sent", "{\"reference\":\"x\"}", "n").code())
                .isEqualTo("payout-not-found");
        http.post("demo-operator", path + "/adjustments", """
            {"unit":"cashback","amount":3000,"reason":"goodwill"}\
            """);
        for (int open = 0; open < 20; open++) {
            payout(100);
        }
        assertThat(ask("cashback", 100).code()).isEqualTo("too-many-payouts");
        http.post("demo-operator", path + "/status", "{\"status\":\"suspended\",\"reason\":\"fraud\"}");
        assertThat(ask("cashback", 100).code()).isEqualTo("account-suspended");
    }

    @Test
    void tillsHaveNoHandInPayouts() {
        clock.advance(Duration.ofDays(14));
        String payout = payout(400);

        assertThat(till("/holds/" + payout + "/capture", "").code()).isEqualTo("hold-not-found");
        assertThat(till("/holds/" + payout + "/void", "").code()).isEqualTo("hold-not-found");
        assertThat(finish(hold(0), "failed", "{\"reason\":\"no\"}", "h").code()).isEqualTo("payout-not-found");
        assertThat(till("/cashback/payouts", "{\"unit\":\"cashback\",\"amount\":100}")
                        .code())
                .isEqualTo("role-not-permitted");
        assertThat(balance("held")).isEqualTo(400);
    }

    @Test
    void listsPayoutsLatestFirstWithWhatBecameOfThem() {
        clock.advance(Duration.ofDays(14));
        finish(payout(100), "sent", "{\"reference\":\"bank-1\"}", "l-1");
        finish(payout(110), "failed", "{\"reason\":\"account closed\"}", "l-2");
        payout(120);

        Http.Reply first = http.get("demo-app", path + "/cashback/payouts?limit=2");
        Http.Reply rest = http.get(
                "demo-app",
                path + "/cashback/payouts?limit=2&cursor="
                        + first.json().path("nextCursor").asString());

        assertThat(first.json().at("/items/0/state").asString()).isEqualTo("requested");
        assertThat(first.json().at("/items/0").has("finishedAt")).isFalse();
        assertThat(first.json().at("/items/1/reason").asString()).isEqualTo("account closed");
        assertThat(rest.json().at("/items/0/sentAs").asString()).isEqualTo("bank-1");
        assertThat(rest.json().path("items")).hasSize(1);
        assertThat(rest.json().has("nextCursor")).isFalse();
    }

    private Http.Reply till(String at, String body) {
        return http.post("demo-till", path + at, body);
    }

    private Http.Reply spend(String unit, String merchant) {
        return till("/redemptions", "{\"merchant\":\"%s\",\"unit\":\"%s\",\"amount\":1}".formatted(merchant, unit));
    }

    /** A hold of cashback, or where the amount is 0 of a point. */
    private String hold(int amount) {
        String what = amount == 0 ? "\"points\":1" : "\"unit\":\"cashback\",\"amount\":" + amount;
        Http.Reply held = till("/holds", "{\"merchant\":\"books\",\"lapsesAfter\":\"PT15M\",%s}".formatted(what));
        assertThat(held.status()).as(held.text()).isEqualTo(201);
        return held.json().path("hold").asString();
    }

    private Http.Reply ask(String unit, int amount) {
        return http.post(
                "demo-app", path + "/cashback/payouts", "{\"unit\":\"%s\",\"amount\":%d}".formatted(unit, amount));
    }

    private String payout(int amount) {
        Http.Reply asked = ask("cashback", amount);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return asked.json().path("payout").asString();
    }

    private Http.Reply finish(String payout, String how, String body, String key) {
        return http.post("demo-operator", path + "/cashback/payouts/" + payout + "/" + how, body, key);
    }

    private int balance(String part) {
        return http.get("demo-app", path + "/balances")
                .json()
                .at("/balances/cashback/" + part)
                .asInt();
    }
}
