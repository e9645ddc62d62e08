package io.guerdon.endtoend;

import io.guerdon.embedded.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes over one real server serve the same members; one of them is killed and adopted. */
@Tag("end-to-end")
@EnabledIfEnvironmentVariable(named = "SPRING_MONGODB_URI", matches = ".+", disabledReason = "needs a real server")
class SeveralProcessesTest {
    private static final long OPERATIONS = Long.getLong("guerdon.operations", 500);

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shareMembersWithoutLosingOrDoublingAnything(int processes, @TempDir Path directory) throws Exception {
        Store store = Store.fresh();
        List<ServiceProcess> services = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
            List<Till> tills = new ArrayList<>();
            for (int i = 0; i < processes; i++) {
                ServiceProcess service = ServiceProcess.start(
                        store,
                        directory.resolve("data"),
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
                services.add(service);
                tills.add(new Till(() -> service, "demo-operator"));
            }
            work(services, tills, broker.bootstrapServers());
            tills.forEach(Till::close);
        } finally {
            services.forEach(ServiceProcess::close);
        }
    }

    private static void work(List<ServiceProcess> services, List<Till> tills, String kafka) throws Exception {
        Till survivor = tills.getFirst();
        try (Workload everywhere = new Workload(tills, 7)) {
            everywhere.enrol();
            everywhere.start(4 * tills.size());
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> everywhere.operations() > OPERATIONS);
            everywhere.stop();
            services.getLast().kill();
            Set<String> entries = Books.assertTheyMatch(everywhere, survivor);
            Books.assertAllPublished(entries, kafka);
        }
    }
}
