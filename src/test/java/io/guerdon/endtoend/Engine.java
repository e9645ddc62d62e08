package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The real MongoDB engine in a process of its own, on a port and a directory that stay the same; it can be killed, started again,
 * and stopped in the middle of whatever it does. {@code GUERDON_TEST_ENGINE} is the command that serves it, given
 * {@code --data DIRECTORY --port NUMBER}.
 */
final class Engine implements AutoCloseable {
    static final String COMMAND = "GUERDON_TEST_ENGINE";

    private final Path directory;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    private Engine(Path directory, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.port = ServiceProcess.freePort();
        this.environment = environment;
        this.process = serve();
    }

    static Engine start(Path directory) throws IOException {
        return new Engine(directory, Map.of());
    }

    /** What waits for the disk waits 30 ms longer, so that what does not wait is far ahead of the disk when it is killed. */
    static Engine startOnASlowDisk(Path directory) throws IOException, InterruptedException {
        return new Engine(directory, Map.of("LD_PRELOAD", slowDisk(directory).toString()));
    }

    private static Path slowDisk(Path directory) throws IOException, InterruptedException {
        Path source = directory.resolveSibling("slow-disk.c");
        Path library = directory.resolveSibling("slow-disk.so");
        try (InputStream in = Engine.class.getResourceAsStream("slow-disk.c")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        Process compiler = new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library + "", source + "", "-ldl")
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).as("the C compiler's exit code").isZero();
        return library;
    }

    Store store() {
        return new Store.Real("mongodb://127.0.0.1:" + port + "/guerdon");
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    void startAgain() throws IOException {
        process = serve();
    }

    /** It keeps its connections and answers nothing. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private Process serve() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                        System.getenv(COMMAND), "--data", directory.toString(), "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolveSibling("engine.log").toFile());
        command.environment().putAll(environment);
        Process started = command.start();
        Awaitility.await("the engine listens").atMost(Duration.ofMinutes(2)).until(this::listens);
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = socket.getInputStream()) {
            return in != null;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
