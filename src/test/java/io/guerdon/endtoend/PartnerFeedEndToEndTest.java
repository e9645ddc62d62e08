package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.cli.CommandLineTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner reads what concerns it, goes on after a restart of the service, and finds what somebody took away. */
@Tag("end-to-end")
class PartnerFeedEndToEndTest {
    private static final String EVENTS = "/v1/partners/cafe/events";

    @TempDir
    private Path directory;

    @Test
    void aPartnerFollowsItsEvents() throws IOException, InterruptedException {
        Store store = Store.fresh();
        Path feed = directory.resolve("feed.ndjson");
        try (ServiceProcess service = ServiceProcess.start(store, directory.resolve("data"));
                Till till = new Till(() -> service, "demo-operator")) {
            till.post("/v1/members", "m", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"6200001\"}]}");
            purchases(till, 0, 20);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(till.lines(EVENTS)).hasSize(20));
            Files.write(feed, till.lines(EVENTS));
            assertThat(till.lines(EVENTS + "?after=18&limit=1"))
                    .singleElement()
                    .asString()
                    .contains("\"seq\":19");
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(store, directory.resolve("data"));
                Till till = new Till(() -> service, "demo-operator")) {
            purchases(till, 20, 30);
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(till.lines(EVENTS + "?after=20&wait=5")).hasSize(10));
            Files.write(feed, till.lines(EVENTS + "?after=20"), StandardOpenOption.APPEND);
        }
        List<String> lines = Files.readAllLines(feed);
        assertThat(lines).hasSize(30);
        assertThat(CommandLineTool.run("verify-feed", feed.toString())).hasValue(0);
        Files.write(
                feed,
                IntStream.range(0, 30).filter(i -> i != 25).mapToObj(lines::get).toList());
        assertThat(CommandLineTool.run("verify-feed", feed.toString())).hasValue(1);
    }

    private static void purchases(Till till, int from, int to) throws IOException {
        for (int number = from; number < to; number++) {
            String body =
                    "{\"merchant\":\"cafe\",\"receipt\":\"R-" + number + "\",\"currency\":\"CNY\",\"amount\":1000}";
            assertThat(till.post("/v1/members/card:6200001/purchases", "p" + number, body)
                            .status())
                    .isEqualTo(201);
        }
    }
}
