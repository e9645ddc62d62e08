package io.guerdon.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    @TempDir
    private Path directory;

    @Test
    void givesBackWhatWasWritten() throws Exception {
        try (var broker = EmbeddedBroker.start(directory)) {
            var records = new Records(broker.bootstrapServers());
            records.createTopic();
            records.write("one", "two");

            assertThat(records.all()).containsExactly("one", "two");
            assertThat(records.firstSeenByGroup("a group")).isEqualTo("one");
        }
    }

    @Test
    void keepsRecordsOverARestart() throws Exception {
        try (var broker = EmbeddedBroker.start(directory)) {
            var records = new Records(broker.bootstrapServers());
            records.createTopic();
            records.write("before");
        }
        try (var broker = EmbeddedBroker.start(directory)) {
            var records = new Records(broker.bootstrapServers());
            records.write("after");

            assertThat(records.all()).containsExactly("before", "after");
        }
    }

    @Test
    void keepsEveryAcknowledgedRecordWhenItsProcessIsKilled() throws Exception {
        for (var round = 1; round <= 2; round++) {
            try (var process = BrokerProcess.start(directory, round)) {
                var acknowledged = process.killAfter(5_000);
                assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(5_000);

                try (var broker = EmbeddedBroker.start(directory)) {
                    assertThat(new Records(broker.bootstrapServers()).all()).containsAll(acknowledged);
                }
            }
        }
    }

    @Test
    void refusesADirectoryThatAnotherBrokerUses() {
        try (var first = EmbeddedBroker.start(directory)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "Another broker is using %s; stop it, or give this one a directory of its own", directory);
            assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void leavesTheDirectoryFreeWhenThePortIsTaken() {
        try (var first = EmbeddedBroker.start(directory.resolve("first"))) {
            var port = Integer.parseInt(first.bootstrapServers().replace("127.0.0.1:", ""));

            assertThatThrownBy(() -> EmbeddedBroker.start(directory.resolve("second"), port))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("The broker cannot listen on port %d", port);
        }
        EmbeddedBroker.start(directory.resolve("second")).close();
    }

    @Test
    void keepsKafkaFromEndingTheProcess() {
        ProcessExit.forbid();

        assertThat(catchThrowable(() -> Exit.halt(1, "all disks failed"))).hasMessageContaining("all disks failed");
        assertThat(catchThrowable(() -> Exit.exit(1, "broken settings"))).hasMessageContaining("broken settings");
    }
}
