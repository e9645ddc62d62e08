package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import io.guerdon.unit.MemberId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many ask at once: never one more than there are, never one more per member, never a code twice. */
class CouponStockTest {
    private static final int THREADS = 64;
    private static final int STOCK = 100;
    private static final String COUPONS = """
        "coupons":[{"id":"few","off":{"mode":"amount","minor":100},"use":{"minimumMinor":0},
         "supply":{"stock":100,"perMember":2,"code":"FEW"},
         "lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P7D"}}]\
        """;

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private final Claims claims = http.bean(Claims.class);

    @BeforeEach
    void publish() {
        String settings = ProgramJson.settings(DemoProgram.program())
                .toString()
                .replace("\"coupons\":[]", COUPONS.replaceAll("\\n *", ""));
        Revising.enforce(http, settings);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void neverMoreThanTheStockAreGiven() {
        Map<String, Integer> answers = together(160, _ -> give("/v1/members/" + http.member(), Http.fresh("k-")));

        assertThat(answers).isEqualTo(Map.of("201", STOCK, "coupon-out-of-stock", 60));
        assertThat(claimed()).isEqualTo(STOCK);
    }

    @Test
    void neverMoreThanTheLimitPerMember() {
        String member = "/v1/members/" + http.member();
        Map<String, Integer> answers = together(THREADS, _ -> give(member, Http.fresh("k-")));

        assertThat(answers).isEqualTo(Map.of("201", 2, "coupon-limit-reached", THREADS - 2));
        assertThat(claimed()).isEqualTo(2);
    }

    @Test
    void repeatsAtOnceUseOneOfTheStock() {
        String member = "/v1/members/" + http.member();
        Map<String, Integer> answers = together(THREADS, _ -> give(member, "k-same"));

        assertThat(answers).isEqualTo(Map.of("201", THREADS));
        assertThat(claimed()).isEqualTo(1);
    }

    @Test
    void whatAKilledProcessClaimedIsGivenInTheEnd() {
        ChainId nobody = new ChainId(DemoProgram.ID, new MemberId("mem_" + "a".repeat(26)));
        claims.take(List.of(new Claims.Holder("coupon:demo:few:1", nobody, new EntryKey("c:/k-killed"))));
        Map<String, Integer> answers = together(STOCK - 1, _ -> give("/v1/members/" + http.member(), Http.fresh("k-")));
        assertThat(answers).isEqualTo(Map.of("201", STOCK - 1));

        assertThat(give("/v1/members/" + http.member(), "k-one").code()).isEqualTo("coupon-out-of-stock");
        clock.advance(Duration.ofSeconds(11));
        assertThat(give("/v1/members/" + http.member(), "k-two").status()).isEqualTo(201);
        assertThat(give("/v1/members/" + http.member(), "k-three").code()).isEqualTo("coupon-out-of-stock");
    }

    @Test
    void aCodeIsEnteredOnce() {
        String code = codes("k-codes", 3).json().at("/codes/1").asString();
        Map<String, Integer> answers =
                together(THREADS, _ -> enter("/v1/members/" + http.member(), code, Http.fresh("k-")));

        assertThat(answers).isEqualTo(Map.of("201", 1, "coupon-code-already-used", THREADS - 1));
        assertThat(claimed()).isEqualTo(1);
    }

    @Test
    void aUsedCodeIsRefusedAgainAndTakesNothing() {
        String code = codes("k-codes", 3).json().at("/codes/1").asString();
        String late = "/v1/members/" + http.member();
        enter("/v1/members/" + http.member(), code, "k-first");

        assertThat(enter(late, code, "k-late").code()).isEqualTo("coupon-code-already-used");
        assertThat(enter(late, code, "k-late").code()).isEqualTo("coupon-code-already-used");
        assertThat(claimed()).isEqualTo(1);
        assertThat(http.get("demo-operator", late + "/entries")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(give(late, "k-late").status()).isEqualTo(201);
    }

    @Test
    void aCodeIsReadHoweverItIsTypedAndNeverForAnother() {
        String code = codes("k-codes", 3).json().at("/codes/1").asString();
        String member = "/v1/members/" + http.member();
        char last = code.charAt(code.length() - 1);
        String mistyped = code.substring(0, code.length() - 1) + (last == '0' ? '1' : '0');

        assertThat(enter(member, mistyped, "k-1").code()).isEqualTo("coupon-code-mistyped");
        assertThat(enter(member, "WELCOM", "k-2").code()).isEqualTo("coupon-code-mistyped");
        assertThat(enter(member, "0000-0000-0000-0000-0000-0000", "k-3").code()).isEqualTo("coupon-code-unknown");
        String typed = code.replace("-", " ")
                .toLowerCase(java.util.Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'l');
        assertThat(enter(member, typed, "k-4").status()).isEqualTo(201);
        assertThat(enter(member, "few", "k-5").status()).isEqualTo(201);
        assertThat(enter(member, "few", "k-6").code()).isEqualTo("coupon-limit-reached");
    }

    @Test
    void aHundredThousandCodesComeInOneCallAndAgainTheSame() {
        Http.Reply first = codes("k-codes", 100_000);
        Http.Reply again = codes("k-codes", 100_000);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("codes").valueStream().distinct().count()).isEqualTo(100_000);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(codes("k-codes", 5).code()).isEqualTo("idempotency-key-reused");
        assertThat(codes("k-other", 5).json().path("batch").asInt()).isEqualTo(2);
        assertThat(http.post("demo-operator", "/v1/coupons/none/codes", "{\"count\":1}")
                        .code())
                .isEqualTo("coupon-definition-not-found");
    }

    private Http.Reply codes(String key, int count) {
        return http.post("demo-operator", "/v1/coupons/few/codes", "{\"count\":%d}".formatted(count), key);
    }

    private Http.Reply give(String member, String key) {
        return http.post(
                "demo-operator", member + "/coupons", "{\"definition\":\"few\",\"reason\":\"first come\"}", key);
    }

    private Http.Reply enter(String member, String code, String key) {
        return http.post("demo-app", member + "/coupons/codes", "{\"code\":\"%s\"}".formatted(code), key);
    }

    private int claimed() {
        return claims.beginning("coupon:demo:few:", 1_000).size();
    }

    /** How often each answer came. */
    private static Map<String, Integer> together(int times, java.util.function.IntFunction<Http.Reply> request) {
        Map<String, Integer> answers = new TreeMap<>();
        List<Callable<Http.Reply>> calls = new ArrayList<>();
        IntStream.range(0, times).forEach(number -> calls.add(() -> request.apply(number)));
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Http.Reply> done : threads.invokeAll(calls)) {
                Http.Reply reply = done.get();
                String answer = reply.status() == 201 ? "201" : reply.code();
                answers.merge(answer, 1, Integer::sum);
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
        return answers;
    }
}
