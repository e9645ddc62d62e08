package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Http http = Http.shared();

    @Test
    void linesOfOneMemberAreHandledInOrderAndAnswersComeInOrder() {
        String card = "66" + Http.fresh("7");
        List<String> lines = new ArrayList<>();
        lines.add(line("enrol", "", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"" + card + "\"}]}"));
        for (int i = 0; i < 500; i++) {
            lines.add(line("purchase", "card:" + card, Http.purchase(Http.fresh("B-"), 100)));
        }
        lines.add(line("redemption", "card:" + card, "{\"merchant\":\"books\",\"points\":500}"));

        List<JsonNode> answers = send(lines);

        assertThat(answers)
                .hasSize(502)
                .allMatch(answer -> answer.path("status").asInt() == 201);
        for (int i = 1; i <= 501; i++) {
            assertThat(answers.get(i).at("/body/entry/seq").asInt()).isEqualTo(i + 1);
        }
        assertThat(send(lines)).allMatch(answer -> answer.path("replayed").asBoolean());
    }

    @Test
    void linesOfOneMemberAreHandledInOrderHoweverEachNamesIt() {
        for (int round = 0; round < 5; round++) {
            String card = "card:66" + Http.fresh("7");
            String id = http.post("demo-till", "/v1/members", identifiers(card, "external:" + Http.fresh("e-")))
                    .json()
                    .path("id")
                    .asString();
            String external = "external:"
                    + http.get("demo-till", "/v1/members/" + id)
                            .json()
                            .at("/identifiers/1/value")
                            .asString();
            List<String> names = List.of(card, id, external);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                lines.add(line("purchase", names.get(i % 3), Http.purchase(Http.fresh("B-"), 100)));
            }

            assertInOrder(send(lines), 2);
        }
    }

    @Test
    void aMemberEnrolledInTheSameBatchIsServedInOrderByAllItsNames() {
        List<String> lines = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        for (int member = 0; member < 40; member++) {
            List<String> names = List.of("card:66" + Http.fresh("7"), "external:" + Http.fresh("e-"));
            firsts.add(lines.size());
            lines.add(line("enrol", "", identifiers(names.get(0), names.get(1))));
            for (int i = 0; i < 10; i++) {
                lines.add(line("purchase", names.get(i % 2), Http.purchase(Http.fresh("B-"), 100)));
            }
        }

        List<JsonNode> answers = send(lines);

        firsts.forEach(first -> assertInOrder(answers.subList(first + 1, first + 11), 2));
    }

    private static void assertInOrder(List<JsonNode> answers, int first) {
        assertThat(answers)
                .extracting(answer -> answer.at("/body/entry/seq").asInt())
                .isEqualTo(java.util.stream.IntStream.range(first, first + answers.size())
                        .boxed()
                        .toList());
    }

    private static String identifiers(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> name.split(":"))
                .map(name -> "{\"type\":\"" + name[0] + "\",\"value\":\"" + name[1] + "\"}")
                .collect(java.util.stream.Collectors.joining(",", "{\"identifiers\":[", "]}"));
    }

    @Test
    void aBadLineFailsAlone() {
        String member = http.memberWith(10);
        List<JsonNode> answers = send(List.of(
                "not json",
                line("dance", member, "{}"),
                line("purchase", member, "{\"merchant\":1}"),
                line("redemption", member, "{\"merchant\":\"books\",\"points\":11}"),
                "{\"key\":\"k\",\"op\":\"purchase\",\"body\":" + " ".repeat(300_000) + "{}}",
                line("redemption", member, "{\"merchant\":\"books\",\"points\":10}")));

        assertThat(answers)
                .extracting(answer -> answer.path("status").asInt())
                .containsExactly(400, 422, 400, 409, 413, 201);
        assertThat(answers.get(2).at("/body/field").asString()).isEqualTo("merchant");
    }

    private static String line(String op, String member, String body) {
        String named = member.isEmpty() ? "" : ",\"member\":\"" + member + "\"";
        return "{\"key\":\"" + Http.fresh("b-") + "\",\"op\":\"" + op + "\"" + named + ",\"body\":" + body + "}";
    }

    private List<JsonNode> send(List<String> lines) {
        Http.Reply reply = http.send(
                "demo-operator",
                "POST",
                "/v1/batches",
                String.join("\n", lines),
                Map.of("Content-Type", "application/x-ndjson"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text().lines().map(JSON::readTree).toList();
    }
}
