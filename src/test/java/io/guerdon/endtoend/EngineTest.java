package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.embedded.broker.EmbeddedBroker;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real engine is killed, or stands still, under load. Tills wait, or are told to come back, nothing else; the service carries
 * on by itself. {@code -Dguerdon.kills=20} for the long run.
 */
@Tag("end-to-end")
@EnabledIfEnvironmentVariable(named = Engine.COMMAND, matches = ".+", disabledReason = "needs a command for the engine")
class EngineTest {
    private static final int KILLS = Integer.getInteger("guerdon.kills", 2);
    private static final long OPERATIONS_BETWEEN_KILLS = Long.getLong("guerdon.operations", 500);
    private static final Duration AWAY = Duration.ofSeconds(2);
    private static final Duration FROZEN = Duration.ofSeconds(50);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(40);

    @TempDir
    private Path directory;

    @Test
    void losesNothingAndRecoversByItselfWhenTheEngineIsKilled() throws Exception {
        rehearse(Engine::start, KILLS, EngineTest::killed);
    }

    /** Of what an engine acknowledges before it is on the disk, hardly anything is lost where the disk is quick. */
    @Test
    @EnabledIf(value = "canCompileC", disabledReason = "needs cc, the C compiler, to make a disk slow")
    void losesNothingWhereTheDiskIsSlow() throws Exception {
        rehearse(Engine::startOnASlowDisk, KILLS, EngineTest::killed);
    }

    static boolean canCompileC() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "cc")));
    }

    private static void killed(Engine engine) throws Exception {
        engine.kill();
        Thread.sleep(AWAY);
        engine.startAgain();
    }

    @Test
    void tellsTillsToComeBackWhileTheEngineStandsStill() throws Exception {
        rehearse(Engine::start, 1, engine -> {
            engine.freeze();
            Thread.sleep(FROZEN);
            engine.thaw();
        });
    }

    /** What befalls an engine. */
    private interface Mishap {
        void befall(Engine engine) throws Exception;
    }

    /** An engine on this directory. */
    private interface Starting {
        Engine start(Path directory) throws Exception;
    }

    private void rehearse(Starting starting, int times, Mishap mishap) throws Exception {
        try (Engine engine = starting.start(directory.resolve("engine"));
                EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
                ServiceProcess service = ServiceProcess.start(
                        engine.store(),
                        directory.resolve("data"),
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
                Till till = new Till(() -> service, "demo-operator");
                Workload workload = new Workload(List.of(till), 11)) {
            workload.enrol();
            workload.start(16);
            for (int time = 0; time < times; time++) {
                awaitWork(workload);
                mishap.befall(engine);
            }
            awaitWork(workload);
            workload.stop();

            assertThat(workload.broken()).as("every till was answered").isZero();
            assertThat(workload.longest()).isLessThan(LONGEST_ANSWER);
            Set<String> entries = Books.assertTheyMatch(workload, till);
            Books.assertAllPublished(entries, broker.bootstrapServers());
            System.out.printf(
                    "%d times, %d operations, %d told to come back, %d entries acknowledged, all there once and"
                            + " published%n",
                    times,
                    workload.operations(),
                    workload.turnedAway(),
                    workload.acknowledged().size());
        }
    }

    private static void awaitWork(Workload workload) {
        long before = workload.operations();
        Awaitility.await("tills are at work")
                .atMost(Duration.ofMinutes(2))
                .until(() -> workload.operations() > before + OPERATIONS_BETWEEN_KILLS);
    }
}
