package io.guerdon.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
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
    private Process process;

    private Engine(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.process = serve();
    }

    static Engine start(Path directory) throws IOException {
        return new Engine(directory, ServiceProcess.freePort());
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
        Process started = new ProcessBuilder(
                        System.getenv(COMMAND), "--data", directory.toString(), "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolveSibling("engine.log").toFile())
                .start();
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
