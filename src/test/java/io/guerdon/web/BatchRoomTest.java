package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much of all batches is in memory at once. */
class BatchRoomTest {
    private static final int ALL = BatchLines.LONGEST;

    private final BatchRoom room = new BatchRoom(new WebProperties(1, 1, 1, 1, 0));

    @Test
    void aLineWaitsUntilThereIsRoomForIt() {
        assertThat(room.take(ALL - 10, () -> true)).isTrue();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> room.take(11, () -> false));
        assertThat(waiting).isNotDone();

        room.giveBack(ALL - 10);

        await().until(waiting::isDone);
        assertThat(waiting).isCompletedWithValue(true);
    }

    @Test
    void whereTheCallerIsGoneNothingIsTaken() {
        room.take(ALL, () -> true);

        assertThat(room.take(1, () -> true)).isFalse();
        room.giveBack(ALL);
        assertThat(room.take(ALL, () -> true)).isTrue();
    }

    @Test
    void aBatchThatIsLargerThanTheRoomIsAnsweredWhole() {
        Http http = Http.with("guerdon.web.batch-bytes=1");
        try {
            String member = http.member();
            String lines = IntStream.range(0, 40)
                    .mapToObj(line -> "{\"key\":\"%s\",\"op\":\"purchase\",\"member\":\"%s\",%s\"body\":%s}"
                            .formatted(
                                    Http.fresh("b-"),
                                    member,
                                    " ".repeat(100_000),
                                    Http.purchase(Http.fresh("B-"), 100)))
                    .collect(Collectors.joining("\n"));

            Http.Reply reply = http.send(
                    "demo-operator", "POST", "/v1/batches", lines, Map.of("Content-Type", "application/x-ndjson"));

            assertThat(reply.text().lines()).hasSize(40).allMatch(answer -> answer.contains("\"status\":201"));
        } finally {
            http.close();
        }
    }
}
