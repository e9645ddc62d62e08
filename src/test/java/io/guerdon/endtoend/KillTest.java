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

/** Kills the service under load. {@code -Dguerdon.kills=20} for the long run. */
@Tag("end-to-end")
class KillTest {
    private static final int KILLS = Integer.getInteger("guerdon.kills", 2);
    private static final long OPERATIONS_BETWEEN_KILLS = Long.getLong("guerdon.operations", 500);

    @Test
    void losesNothingAndDoesNothingTwiceWhenKilledUnderLoad(@TempDir Path directory) throws Exception {
        Store store = Store.fresh();
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
            String kafka = "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers();
            AtomicReference<ServiceProcess> service =
                    new AtomicReference<>(ServiceProcess.start(store, directory.resolve("data"), kafka));
            try (Till till = new Till(service::get, "demo-operator");
                    Workload workload = new Workload(List.of(till), 42)) {
                workload.enrol();
                workload.start(16);
                for (int kill = 0; kill < KILLS; kill++) {
                    long before = workload.operations();
                    Awaitility.await("tills are at work")
                            .atMost(Duration.ofMinutes(2))
                            .until(() -> workload.operations() > before + OPERATIONS_BETWEEN_KILLS);
                    service.get().kill();
                    service.set(ServiceProcess.start(store, directory.resolve("data"), kafka));
                }
                workload.stop();
                Set<String> entries = Books.assertTheyMatch(workload, till);
                Books.assertAllPublished(entries, broker.bootstrapServers());
                assertThat(workload.operations()).isGreaterThan(KILLS * OPERATIONS_BETWEEN_KILLS);
                System.out.printf(
                        "%d kills, %d operations, %d entries acknowledged, all there once and published%n",
                        KILLS, workload.operations(), workload.acknowledged().size());
            } finally {
                service.get().close();
            }
        }
    }
}
