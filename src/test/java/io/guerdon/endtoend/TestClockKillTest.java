package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the service while it moves a sandbox's clock on; the repeat of the request finds the step, or makes it. */
@Tag("end-to-end")
class TestClockKillTest {
    private static final int MEMBERS = 40;
    private static final String CLOCK = "/v1/program/test-clock";
    private static final String FIVE_YEARS = "{\"by\":\"P5Y\"}";

    @Test
    void aStepIsMadeOnceWhateverIsKilled(@TempDir Path directory) throws Exception {
        Store store = Store.fresh();
        AtomicReference<ServiceProcess> service = new AtomicReference<>(ServiceProcess.start(store, directory));
        try (Till till = new Till(service::get, "sandbox-operator");
                Till admin = new Till(service::get, "sandbox-admin")) {
            for (int member = 0; member < MEMBERS; member++) {
                buy(till, "62000" + (100 + member));
            }
            Thread moving = Thread.startVirtualThread(() -> move(admin));
            Thread.sleep(20);
            service.get().kill();
            moving.join();
            service.set(ServiceProcess.start(store, directory));

            Till.Answer moved = admin.post(CLOCK + "/advance", "k", FIVE_YEARS);

            assertThat(moved.status()).isEqualTo(201);
            assertThat(moved.body().path("to").asString()).isEqualTo("2031-01-01T00:00:00+08:00");
            assertThat(admin.get(CLOCK).body().toString())
                    .isEqualTo("{\"now\":\"2031-01-01T00:00:00+08:00\",\"steps\":1,\"behind\":0}");
            for (int member = 0; member < MEMBERS; member++) {
                var entries = till.get("/v1/members/card:62000" + (100 + member) + "/entries")
                        .body()
                        .path("items");
                assertThat(entries.findValuesAsString("kind")).containsOnlyOnce("expire");
                assertThat(entries.toString()).contains("\"recordedAt\":\"2028-01-31T15:59:59.999Z\"");
            }
        } finally {
            service.get().close();
        }
    }

    private static void buy(Till till, String card) throws IOException {
        String enrol = "{\"identifiers\":[{\"type\":\"card\",\"value\":\"%s\"}]}".formatted(card);
        assertThat(till.post("/v1/members", card + "e", enrol).status()).isEqualTo(201);
        String sale = "{\"merchant\":\"cafe\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":5000}".formatted(card);
        assertThat(till.post("/v1/members/card:" + card + "/purchases", card, sale)
                        .status())
                .isEqualTo(201);
    }

    private static void move(Till admin) {
        try {
            admin.post(CLOCK + "/advance", "k", FIVE_YEARS);
        } catch (IOException killed) {
            // Whether it was made is what the repeat asks.
        }
    }
}
