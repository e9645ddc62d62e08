package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.cli.CommandLineTool;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what was acknowledged against what the ledger and the events say. */
final class Books {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Books() {}

    /** Every acknowledged entry is there once, every balance is what was acknowledged, and the ledger verifies. */
    static Set<String> assertTheyMatch(Workload workload, Till till) throws IOException {
        assertThat(workload.surprises()).isEmpty();
        Set<String> entries = new HashSet<>();
        for (String member : workload.expected().keySet()) {
            long available = till.get("/v1/members/" + member + "/balances")
                    .body()
                    .at("/balances/points/available")
                    .asLong();
            assertThat(available)
                    .as(member)
                    .isEqualTo(workload.expected().get(member).get());
            assertThat(entries.addAll(entriesOf(till, member))).isTrue();
        }
        assertThat(entries).containsAll(workload.acknowledged().values());
        assertThat(new HashSet<>(workload.acknowledged().values()))
                .hasSameSizeAs(workload.acknowledged().keySet());
        assertThat(CommandLineTool.run("verify", "--url", till.address().toString()))
                .contains(0);
        return entries;
    }

    /** Ids of a member's entries that are published, that is all but remembered refusals. */
    private static Set<String> entriesOf(Till till, String member) throws IOException {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = till.get("/v1/members/" + member + "/entries?limit=500" + cursor)
                    .body();
            for (JsonNode entry : page.path("items")) {
                if (!Set.of("refuse", "abandon").contains(entry.path("kind").asString())) {
                    assertThat(ids.add(entry.path("id").asString())).isTrue();
                }
            }
            cursor = page.path("nextCursor").asString("").isEmpty()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        return ids;
    }

    /** Every entry's event is published; events may repeat, with the same id. */
    static void assertAllPublished(Set<String> entries, String bootstrapServers) {
        Set<String> published = new HashSet<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("guerdon.demo.members"));
            Awaitility.await("every entry is published")
                    .atMost(Duration.ofMinutes(2))
                    .pollInSameThread()
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(500))
                                .forEach(event -> published.add(
                                        JSON.readTree(event.value()).path("id").asString()));
                        return published.containsAll(entries);
                    });
        }
    }
}
