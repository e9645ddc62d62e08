package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * A coupon and a reward of one round.
 *
 * @param round from 0
 * @param codes of the coupon, more than there are coupons
 */
record LimitedGoods(int round, Queue<String> codes) {
    private static final String COUPON = """
        {"id":"few-%d","off":{"mode":"amount","minor":100},"use":{"minimumMinor":0},"supply":{"stock":%d},
         "lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P7D"}}\
        """;
    private static final String REWARD = """
        {"id":"mug-%d","cost":{"wallet":"points","amount":1},"stock":%d,"title":{"en":"A mug"}}\
        """;

    /** Publishes the goods of so many rounds, and waits until all processes know them. */
    static void publish(int rounds, int stock, Till operator, Till admin) throws IOException {
        String settings = ProgramJson.settings(DemoProgram.program())
                .toString()
                .replace("\"coupons\":[]", "\"coupons\":[" + each(COUPON, rounds, stock) + "]")
                .replace("\"rewards\":[]", "\"rewards\":[" + each(REWARD, rounds, stock) + "]");
        Till.Answer draft = operator.put("/v1/program/draft", "{\"basedOn\":1,\"settings\":" + settings + "}");
        assertThat(draft.status()).as(draft.toString()).isEqualTo(200);
        Till.Answer published = admin.post("/v1/program/draft/publication", "publish", "{}");
        assertThat(published.status()).as(published.toString()).isEqualTo(201);
    }

    private static String each(String form, int rounds, int stock) {
        return IntStream.range(0, rounds)
                .mapToObj(round -> form.formatted(round, stock))
                .collect(Collectors.joining(","));
    }

    /** Prints codes. */
    static LimitedGoods of(int round, int count, Till operator) {
        String path = "/v1/coupons/few-" + round + "/codes";
        Queue<String> codes = new ConcurrentLinkedQueue<>();
        Awaitility.await("the revision is in force")
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    Till.Answer answer = operator.post(path, "codes-" + round, "{\"count\":" + count + "}");
                    answer.body().path("codes").valueStream().forEach(code -> codes.add(code.asString()));
                    return answer.status() == 201;
                });
        return new LimitedGoods(round, codes);
    }

    String couponByHand() {
        return "{\"definition\":\"few-%d\",\"reason\":\"first come\"}".formatted(round);
    }

    String reward() {
        return "mug-" + round;
    }

    /** One that nobody has entered yet. */
    String code() {
        return codes.remove();
    }
}
