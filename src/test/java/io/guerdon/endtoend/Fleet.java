package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.cli.CommandLineTool;
import io.guerdon.embedded.broker.EmbeddedBroker;
import io.guerdon.embedded.store.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** Several processes on one store and one broker, each with a till, which are killed and started again. */
final class Fleet implements AutoCloseable {
    private final Path directory;
    private final EmbeddedBroker broker;
    private final EmbeddedStore embedded;
    private final Store store;
    private final List<AtomicReference<ServiceProcess>> services = new ArrayList<>();
    private final List<Till> tills = new ArrayList<>();

    private Fleet(Path directory) throws IOException {
        this.directory = directory;
        this.broker = EmbeddedBroker.start(directory.resolve("broker"));
        this.embedded = EmbeddedStore.open(directory.resolve("store"));
        this.store = Store.fresh() instanceof Store.Real real
                ? real
                : new Store.Real(embedded.connectionString() + "/guerdon");
    }

    /** So many processes, on a real engine where there is one. */
    static Fleet start(Path directory, int processes) throws Exception {
        Fleet fleet = new Fleet(directory);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ServiceProcess> started :
                    threads.invokeAll(Collections.nCopies(processes, (Callable<ServiceProcess>) fleet::process))) {
                AtomicReference<ServiceProcess> service = new AtomicReference<>(started.get());
                fleet.services.add(service);
                fleet.tills.add(new Till(service::get, "demo-operator"));
            }
        } catch (Exception broken) {
            fleet.close();
            throw broken;
        }
        return fleet;
    }

    private ServiceProcess process() throws IOException {
        return ServiceProcess.start(
                store, directory.resolve("data"), "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
    }

    /** The operator's, one at each process. */
    List<Till> tills() {
        return tills;
    }

    /** The admin's, at the first process. */
    Till admin() {
        return new Till(services.getFirst()::get, "demo-admin");
    }

    /** Puts other settings in force, in place of the first ones. */
    void publish(String settings) throws IOException {
        Till.Answer draft = tills.getFirst().put("/v1/program/draft", "{\"basedOn\":1,\"settings\":" + settings + "}");
        assertThat(draft.status()).as(draft.toString()).isEqualTo(200);
        try (Till admin = admin()) {
            assertThat(admin.post("/v1/program/draft/publication", "publish", "{}")
                            .status())
                    .isEqualTo(201);
        }
    }

    void kill(int victim) throws InterruptedException {
        services.get(victim).get().kill();
    }

    void startKilledOnes() throws IOException {
        for (AtomicReference<ServiceProcess> service : services) {
            if (!service.get().isAlive()) {
                service.set(process());
            }
        }
    }

    /** Has the whole ledger checked. */
    void verify() {
        assertThat(CommandLineTool.run(
                        "verify", "--url", tills.getFirst().address().toString()))
                .contains(0);
    }

    @Override
    public void close() {
        tills.forEach(Till::close);
        services.forEach(service -> service.get().close());
        embedded.close();
        broker.close();
    }
}
