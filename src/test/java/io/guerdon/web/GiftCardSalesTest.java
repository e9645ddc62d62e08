package io.guerdon.web;

import static io.guerdon.web.GiftCardProgram.load;
import static io.guerdon.web.GiftCardProgram.pay;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Gift cards that are sent, races for cards, and who may do what with which. */
class GiftCardSalesTest {
    private static final int THREADS = 64;

    private final GiftCardProgram shop = GiftCardProgram.shared();
    private final Http http = shop.http();

    private Http.Reply sell(String body, String key) {
        return shop.send("demo-till", "POST", "/v1/gift-cards", "", body, key);
    }

    private static String order(String definition, long amount) {
        return load(amount).replaceFirst("\\{", "{\"definition\":\"%s\",".formatted(definition));
    }

    private static List<Http.Reply> atOnce(IntFunction<Http.Reply> call)
            throws InterruptedException, ExecutionException {
        List<Callable<Http.Reply>> calls = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            int own = number;
            calls.add(() -> call.apply(own));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Http.Reply> replies = new ArrayList<>();
            for (Future<Http.Reply> reply : threads.invokeAll(calls)) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    private static long count(List<Http.Reply> replies, int status) {
        return replies.stream().filter(reply -> reply.status() == status).count();
    }

    @Test
    void aCardThatIsSentIsSoldWithItsCode() {
        String body = order("classic", 5_000);
        Http.Reply sold = sell(body, "s-1");

        String code = sold.json().path("code").asString();
        assertThat(sold.status()).isEqualTo(201);
        assertThat(code).matches("([0-9A-Z]{4}-){5}[0-9A-Z]{4}");
        assertThat(shop.available(code)).isEqualTo(5_000);
        assertThat(shop.card(code)).isEqualTo(sold.json().path("giftCard").asString());
        Http.Reply again = sell(body, "s-1");
        assertThat(again.text()).isEqualTo(sold.text());
        assertThat(again.replayed()).isTrue();
        assertThat(sell(body.replace("5000", "6000"), "s-1").code()).isEqualTo("idempotency-key-reused");
        assertThat(sell(body.replace("classic", "fixed"), "s-1").code()).isEqualTo("idempotency-key-reused");
        assertThat(sell(body, "s-2").code()).isEqualTo("gift-card-receipt-already-used");
        assertThat(sell(order("none", 5_000), "s-3").code()).isEqualTo("gift-card-definition-not-found");
        assertThat(sell(order("fixed", 7_000), "s-4").code()).isEqualTo("gift-card-amount-not-allowed");
        assertThat(shop.till(code, "/redemptions", pay("books", 5_000)).status())
                .isEqualTo(201);
    }

    @Test
    void oneRequestSentManyTimesAtOnceSellsOneCard() throws InterruptedException, ExecutionException {
        String body = order("classic", 5_000);

        List<Http.Reply> replies = atOnce(_ -> sell(body, "one"));

        assertThat(count(replies, 201)).as(replies.toString()).isEqualTo(THREADS);
        Set<String> sold = replies.stream().map(Http.Reply::text).collect(Collectors.toSet());
        assertThat(sold).hasSize(1);
    }

    @Test
    void manyRequestsAtOnceSellAsManyCards() throws InterruptedException, ExecutionException {
        List<Http.Reply> replies = atOnce(number -> sell(order("classic", 1_000 + number), "many-" + number));

        Set<String> cards = new HashSet<>();
        for (Http.Reply reply : replies) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            assertThat(cards.add(reply.json().path("giftCard").asString())).isTrue();
        }
    }

    @Test
    void aReceiptThatManyTillsSellByPaysForOneCard() throws InterruptedException, ExecutionException {
        String body = order("classic", 5_000);

        List<Http.Reply> replies = atOnce(number -> sell(body, "till-" + number));

        assertThat(count(replies, 201)).isEqualTo(1);
        assertThat(replies.stream().filter(reply -> reply.code().equals("gift-card-receipt-already-used")))
                .hasSize(THREADS - 1);
    }

    @Test
    void aPrintedCardThatManyTillsSellIsSoldOnce() throws InterruptedException, ExecutionException {
        String code = shop.code("classic");

        List<Http.Reply> replies = atOnce(_ -> shop.till(code, "/activation", load(5_000)));

        assertThat(count(replies, 201)).isEqualTo(1);
        assertThat(replies.stream().filter(reply -> reply.code().equals("gift-card-already-active")))
                .hasSize(THREADS - 1);
        assertThat(shop.available(code)).isEqualTo(5_000);
    }

    @Test
    void manyTillsTogetherSpendWhatIsThereAndNoMore() throws InterruptedException, ExecutionException {
        String code = shop.sold("classic", 10_000);

        List<Http.Reply> replies = atOnce(_ -> shop.till(code, "/redemptions", pay("books", 300)));

        assertThat(count(replies, 201)).isEqualTo(33);
        assertThat(count(replies, 409)).isEqualTo(THREADS - 33);
        assertThat(shop.available(code)).isEqualTo(100);
    }

    @Test
    void codesArePrintedInBulkAndARepeatPrintsTheSame() {
        Http.Reply made = http.post("demo-operator", "/v1/gift-cards/classic/codes", "{\"count\":10000}", "bulk");
        Http.Reply again = http.post("demo-operator", "/v1/gift-cards/classic/codes", "{\"count\":10000}", "bulk");

        assertThat(made.json().path("codes")).hasSize(10_000);
        assertThat(again.text()).isEqualTo(made.text());
        assertThat(again.replayed()).isTrue();
        assertThat(http.post("demo-operator", "/v1/gift-cards/none/codes", "{\"count\":1}")
                        .code())
                .isEqualTo("gift-card-definition-not-found");
        assertThat(shop.state(made.json().at("/codes/9999").asString())).isEqualTo("inactive");
    }

    @Test
    void whoeverShowsTheCodeHasTheCardAndNobodyElse() {
        String code = shop.sold("classic", 10_000);
        String card = shop.card(code);
        String other = shop.sold("classic", 1_000);
        String wrong = code.substring(0, 10) + (code.charAt(10) == '7' ? "8" : "7") + code.substring(11);

        assertThat(shop.send("demo-till", "GET", "/v1/gift-cards/" + card, code, "", "")
                        .status())
                .isEqualTo(200);
        assertThat(shop.send("demo-till", "GET", "/v1/gift-cards/" + card, "", "", "")
                        .code())
                .isEqualTo("gift-card-code-required");
        assertThat(shop.send("demo-till", "GET", "/v1/gift-cards/" + card, other, "", "")
                        .code())
                .isEqualTo("gift-card-code-unknown");
        assertThat(shop.send("demo-app", "GET", "/v1/gift-cards/presented", "", "", "")
                        .code())
                .isEqualTo("gift-card-code-required");
        assertThat(shop.read("demo-till", wrong, "").code()).isEqualTo("gift-card-code-mistyped");
        assertThat(shop.send("demo-operator", "GET", "/v1/gift-cards/" + card, "", "", "")
                        .status())
                .isEqualTo(200);
        assertThat(shop.send("demo-operator", "GET", "/v1/gift-cards/gft_999-1", "", "", "")
                        .code())
                .isEqualTo("gift-card-not-found");
        assertThat(shop.send("demo-operator", "GET", "/v1/gift-cards/mem_x", "", "", "")
                        .code())
                .isEqualTo("gift-card-not-found");
        assertThat(shop.read("demo-app", code.toLowerCase(java.util.Locale.ROOT).replace("-", " "), "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTillActsForItsOwnMerchantAlone() {
        String till = key("books");
        String code = shop.sold("classic", 10_000);
        String spend = GiftCardProgram.entry(shop.till(code, "/redemptions", pay("cafe", 1_000)));

        assertThat(shop.post(till, code, "/redemptions", pay("books", 100), "o-1")
                        .status())
                .isEqualTo(201);
        assertThat(shop.post(till, code, "/redemptions", pay("cafe", 100), "o-2")
                        .code())
                .isEqualTo("another-merchant");
        assertThat(shop.post(till, code, "/top-ups", load(1_000), "o-3").code()).isEqualTo("another-merchant");
        assertThat(shop.post(till, code, "/redemptions/" + spend + "/refunds", "{\"amount\":1}", "o-4")
                        .code())
                .isEqualTo("spent-at-another-merchant");
        String sale = GiftCardProgram.entry(shop.till(code, "/top-ups", load(1_000)));
        assertThat(shop.post(till, code, "/loads/" + sale + "/void", "{\"reason\":\"no\"}", "o-7")
                        .code())
                .isEqualTo("sold-by-another-merchant");
        assertThat(shop.post(till, code, "/payout", "{\"merchant\":\"cafe\"}", "o-5")
                        .code())
                .isEqualTo("another-merchant");
        String hold = shop.till(code, "/holds", "{\"merchant\":\"cafe\",\"amount\":1,\"lapsesAfter\":\"PT5M\"}")
                .json()
                .path("hold")
                .asString();
        assertThat(shop.post(till, code, "/holds/" + hold + "/capture", "", "o-6")
                        .code())
                .isEqualTo("another-merchant");
        String entries = shop.read(till, code, "/entries").text();
        assertThat(entries).contains("redeem").doesNotContain("gift-card-activate");
    }

    private String key(String merchant) {
        return http.post("demo-admin", "/v1/keys", "{\"role\":\"till\",\"merchant\":\"%s\"}".formatted(merchant))
                .json()
                .path("key")
                .asString();
    }

    @Test
    void whoeverTriesCodesIsStoppedForAWhile() {
        String guesser = key("books");
        String code = shop.sold("classic", 1_000);
        GiftCardProgram elsewhere = new GiftCardProgram();
        try {
            String made = elsewhere.sold("classic", 1_000);
            for (int guess = 0; guess < Guesses.A_MINUTE; guess++) {
                assertThat(shop.read(guesser, made, "").code()).isEqualTo("gift-card-code-unknown");
            }
        } finally {
            elsewhere.http().close();
        }

        Http.Reply stopped = shop.read(guesser, code, "");

        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.headers()).containsKey("Retry-After");
        assertThat(shop.read("demo-till", code, "").status()).isEqualTo(200);
    }
}
