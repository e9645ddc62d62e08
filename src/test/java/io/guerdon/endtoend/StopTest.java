package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.embedded.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop ends in the time that is promised, also while the broker is away, and leaves what it could not publish to the next. */
@Tag("end-to-end")
class StopTest {
    private static final Duration PROMISED = Duration.ofSeconds(45);
    private static final long OPERATIONS = 200;

    @Test
    void endsInTimeWhileTheBrokerStaysAway(@TempDir Path directory) throws Exception {
        Store store = Store.fresh();
        int port = ServiceProcess.freePort();
        Path events = directory.resolve("broker");
        String kafka = "--spring.kafka.bootstrap-servers=127.0.0.1:" + port;
        AtomicReference<ServiceProcess> service = new AtomicReference<>();
        try (Till till = new Till(service::get, "demo-operator");
                Workload workload = new Workload(List.of(till), 5)) {
            try (EmbeddedBroker broker = EmbeddedBroker.start(events, port)) {
                assertThat(broker.bootstrapServers()).endsWith(":" + port);
                service.set(ServiceProcess.start(store, directory.resolve("data"), kafka));
                workload.enrol();
                workload.start(8);
                await(workload);
            }
            await(workload);
            workload.stop();
            Duration took = service.get().stop();
            assertThat(took).isLessThan(PROMISED);

            try (EmbeddedBroker broker = EmbeddedBroker.start(events, port)) {
                service.set(ServiceProcess.start(store, directory.resolve("data"), kafka));
                Set<String> entries = Books.assertTheyMatch(workload, till);
                Books.assertAllPublished(entries, broker.bootstrapServers());
                System.out.printf(
                        "stopped in %d ms without a broker, %d entries published by the next process%n",
                        took.toMillis(), entries.size());
            }
        } finally {
            service.get().close();
        }
    }

    private static void await(Workload workload) {
        long before = workload.operations();
        Awaitility.await("tills are at work")
                .atMost(Duration.ofMinutes(2))
                .until(() -> workload.operations() > before + OPERATIONS);
    }
}
