package io.guerdon.web;

import static io.guerdon.web.PlanProgram.agree;
import static io.guerdon.web.PlanProgram.figures;
import static io.guerdon.web.PlanProgram.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan goes from one member to another, by the API alone, on a sandbox's clock that begins on the 1st of January 2026. */
class PlanTransferTest {
    private final PlanProgram shop = new PlanProgram();
    private final String ann = shop.member();
    private final String bob = shop.member();

    @AfterEach
    void stop() {
        shop.close();
    }

    private static String to(String member) {
        return "{\"to\":\"" + member.replace("/v1/members/", "") + "\"}";
    }

    private Http.Reply transfer(String plan, String member) {
        return shop.operator(plan + "/transfer", to(member));
    }

    private static String at(String plan, String member) {
        return member + plan.substring(plan.indexOf("/prepaid-plans/"));
    }

    private String released() {
        return shop.agreed(ann, agree("monthly-release", 120_000, receipt(Http.fresh("R-"))));
    }

    /** 400.00 in four months from February on; 10.00 with each. */
    private String byPart() {
        return shop.agreed(ann, agree("by-part", 40_000, ""));
    }

    private String phase(String plan) {
        return shop.read(plan).at("/plan/phase").asString();
    }

    @Test
    void whatIsNotReleasedIsReleasedToTheOtherMemberAndWhatIsStays() {
        String plan = released();
        shop.to("2026-03-15");
        String before = shop.read(plan).at("/plan/figures").toString();

        Http.Reply sent = transfer(plan, bob);

        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(sent.json().at("/plan/phase").asString()).isEqualTo("transferred");
        assertThat(shop.wallets(ann)).isEqualTo("30000+6000 pending 0+0");
        assertThat(shop.wallets(bob)).isEqualTo("0+0 pending 90000+18000");
        assertThat(shop.read(at(plan, bob)).at("/plan/figures").toString()).isEqualTo(before);
        assertThat(phase(at(plan, bob))).isEqualTo("running");
        assertThat(phase(plan)).isEqualTo("transferred");
        assertThat(shop.read(plan).at("/parts/2/standing").asString()).isEqualTo("released");
        assertThat(shop.read(plan).at("/parts/3/standing").asString()).isEqualTo("dropped");
        assertThat(shop.read(bob + "/prepaid-plans").path("items").size()).isOne();
        assertThat(shop.till(plan + "/close", "{\"by\":\"member\",\"reason\":\"x\"}")
                        .code())
                .isEqualTo("plan-transferred");

        shop.to("2026-04-01");
        assertThat(shop.wallets(ann)).isEqualTo("30000+6000 pending 0+0");
        assertThat(shop.wallets(bob)).isEqualTo("10000+2000 pending 80000+16000");
        Http.Reply closed = shop.till(at(plan, bob) + "/close", "{\"by\":\"member\",\"reason\":\"x\"}");
        assertThat(figures(closed.json().at("/plan/figures"))).isEqualTo("120000=40000+0+79500+500 24000=8000+0+16000");
    }

    @Test
    void whoAsksTwiceIsAnsweredTheSameAndNothingGoesTwice() {
        String plan = released();
        Http.Reply first = shop.send("sandbox-operator", "POST", plan + "/transfer", to(bob), "once");
        Http.Reply again = shop.send("sandbox-operator", "POST", plan + "/transfer", to(bob), "once");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.status()).isEqualTo(201);
        assertThat(shop.send("sandbox-operator", "POST", plan + "/transfer", to(ann), "once")
                        .code())
                .isEqualTo("idempotency-key-reused");
        assertThat(transfer(plan, bob).code()).isEqualTo("plan-transferred");
        assertThat(shop.wallets(bob)).isEqualTo("0+0 pending 110000+22000");
    }

    @Test
    void itComesBackAndIsOnePlanOfEach() {
        String plan = released();
        transfer(plan, bob);

        Http.Reply back = transfer(at(plan, bob), ann);

        assertThat(back.status()).as(back.text()).isEqualTo(201);
        assertThat(shop.wallets(ann)).isEqualTo("10000+2000 pending 110000+22000");
        assertThat(phase(plan)).isEqualTo("running");
        assertThat(phase(at(plan, bob))).isEqualTo("transferred");
        assertThat(shop.read(ann + "/prepaid-plans").path("items").size()).isOne();
        assertThat(shop.read(bob + "/prepaid-plans").path("items").size()).isOne();
    }

    @Test
    void whatWasPaidGoesBackFromTheMoneyThatWentWithIt() {
        String plan = byPart();
        shop.paid(plan, 10_000);
        shop.to("2026-03-01");
        String charge = shop.read(ann + "/charges").at("/open/0/charge").asString();
        assertThat(transfer(plan, bob).code()).isEqualTo("plan-charge-open");
        shop.till(ann + "/charges/" + charge + "/confirm", "{\"reference\":\"psp-t\"}");
        shop.till(ann + "/redemptions", """
            {"merchant":"books","unit":"stored","amount":4000,"reference":"B-1"}\
            """);

        assertThat(transfer(plan, bob).status()).isEqualTo(201);

        assertThat(shop.wallets(ann)).isEqualTo("0+0 pending 0+0");
        assertThat(shop.wallets(bob)).isEqualTo("16000+2000 pending 0+0");
        assertThat(shop.till(ann + "/charges/" + charge + "/refund", "{\"amount\":1,\"reason\":\"x\"}")
                        .code())
                .isEqualTo("plan-transferred");
        assertThat(shop.till(at(plan, bob) + "/payments/1/refunds", "{\"amount\":6001,\"reason\":\"x\"}")
                        .code())
                .isEqualTo("refund-exceeds-plan-payment");
        Http.Reply back = shop.till(at(plan, bob) + "/payments/2/refunds", "{\"reason\":\"x\"}");
        assertThat(back.json().path("paidBack").asLong()).isEqualTo(10_000);
        assertThat(back.json().path("bonusBack").asLong()).isEqualTo(1_000);
        assertThat(figures(back.json().at("/plan/figures"))).isEqualTo("20000=10000+0+10000+0 4000=1000+3000+0");
        assertThat(shop.wallets(bob)).isEqualTo("6000+1000 pending 0+0");
        shop.paid(at(plan, bob), 30_000);
        assertThat(phase(at(plan, bob))).isEqualTo("completed");
        assertThat(shop.wallets(bob)).isEqualTo("36000+4000 pending 0+0");
    }

    @Test
    void whereItCannotGoItStays() {
        String plan = byPart();
        shop.paid(plan, 20_000);
        assertThat(transfer(plan, ann).code()).isEqualTo("transfer-to-self");
        assertThat(shop.operator(plan + "/transfer", "{\"to\":\"card:none\"}").code())
                .isEqualTo("member-not-found");
        assertThat(transfer(ann + "/prepaid-plans/pln_none-1", bob).code()).isEqualTo("plan-not-found");
        assertThat(shop.operator(plan + "/transfer", "{}").status()).isEqualTo(400);
        assertThat(shop.operator(plan + "/transfer", to(bob).replace("}", ",\"by\":1}"))
                        .status())
                .isEqualTo(400);
        assertThat(shop.till(plan + "/transfer", to(bob)).status()).isEqualTo(403);

        shop.operator(bob + "/stored-values/stored/block", "{\"reason\":\"lost\"}");
        assertThat(transfer(plan, bob).code()).isEqualTo("receiver-blocked");
        shop.operator(bob + "/stored-values/stored/unblock", "{\"reason\":\"found\"}");
        shop.operator(bob + "/status", "{\"status\":\"suspended\",\"reason\":\"odd\"}");
        assertThat(transfer(plan, bob).code()).isEqualTo("receiver-blocked");
        shop.operator(bob + "/status", "{\"status\":\"closed\",\"reason\":\"left\"}");
        assertThat(transfer(plan, bob).code()).isEqualTo("receiver-closed");

        String cat = shop.member();
        String hold = shop.till(ann + "/holds", """
            {"merchant":"cafe","unit":"stored","amount":500,"lapsesAfter":"PT15M","reference":"H-1"}\
            """).json().path("hold").asString();
        assertThat(transfer(plan, cat).code()).isEqualTo("plan-money-held");
        shop.till(ann + "/holds/" + hold + "/void", "");
        assertThat(shop.wallets(ann)).isEqualTo("20000+2000 pending 0+0");
        assertThat(transfer(plan, cat).status()).isEqualTo(201);
        shop.till(at(plan, cat) + "/close", "{\"by\":\"member\",\"reason\":\"x\"}");
        assertThat(transfer(at(plan, cat), ann).code()).isEqualTo("plan-not-running");
    }

    @Test
    void whoSoldItSeesWhatTimeDoesToIt() {
        String plan = byPart();
        shop.to("2026-02-10");
        String cafe = key("cafe");
        String books = key("books");

        assertThat(kinds(cafe)).contains("plan-agree", "plan-due", "plan-late");
        assertThat(kinds(books)).isEmpty();
        shop.to("2026-03-01");
        assertThat(kinds(cafe)).contains("plan-lapse");
        assertThat(phase(plan)).isEqualTo("lapsed");
    }

    private String key(String merchant) {
        return shop.http()
                .post("sandbox-admin", "/v1/keys", "{\"role\":\"till\",\"merchant\":\"" + merchant + "\"}")
                .json()
                .path("key")
                .asString();
    }

    private List<String> kinds(String key) {
        return shop.http()
                .get(key, ann + "/entries")
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }
}
