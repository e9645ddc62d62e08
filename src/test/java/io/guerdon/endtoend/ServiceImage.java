package io.guerdon.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * What services in tests start from: the service's classes in one jar, and beside it what the JVM learnt from one start (JEP 483,
 * JEP 515), and the quick compiler only, as these services live for seconds: a start takes a quarter of the processor time it would
 * take otherwise. Made once for a build.
 */
final class ServiceImage {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path JAR = Path.of("target/end-to-end/guerdon.jar").toAbsolutePath();
    private static final Path CACHE = JAR.resolveSibling("guerdon.aot");

    private static boolean made;

    private ServiceImage() {}

    /** The command that starts the service, but for its settings. */
    static synchronized List<String> command() throws IOException {
        if (!made) {
            make();
            made = true;
        }
        return command("-XX:AOTCache=" + CACHE);
    }

    private static List<String> command(String cache) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                cache,
                "-cp",
                classPath(),
                "io.guerdon.Guerdon");
    }

    /** The build's, with the jar for the classes in it and without the tests, as a cache knows jars only. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> jars = Stream.of(all.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .toList();
        return JAR + File.pathSeparator + String.join(File.pathSeparator, jars);
    }

    private static void make() throws IOException {
        if (isThere()) {
            return;
        }
        Files.createDirectories(JAR.getParent());
        Files.deleteIfExists(CACHE);
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", JAR.toString(), "-C", CLASSES.toString(), ".");
        if (code != 0) {
            throw new IOException("no jar of " + CLASSES);
        }
        Path directory = Files.createTempDirectory(JAR.getParent(), "learning");
        try (ServiceProcess service =
                ServiceProcess.start(command("-XX:AOTCacheOutput=" + CACHE), new Store.Embedded(), directory)) {
            service.stop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** Whether an earlier run of this build's tests made it. */
    private static boolean isThere() throws IOException {
        if (!Files.exists(CACHE)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(JAR);
        try (Stream<Path> classes = Files.walk(CLASSES)) {
            return classes.noneMatch(path -> path.toFile().lastModified() > made.toMillis());
        }
    }
}
