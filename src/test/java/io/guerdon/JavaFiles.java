package io.guerdon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java sources of this repository. */
final class JavaFiles {
    static final Path MAIN = Path.of("src/main/java");

    private JavaFiles() {}

    /** Every source below the roots that exist, in the order of their paths. */
    static List<Path> below(Path... roots) {
        return Stream.of(roots)
                .filter(Files::isDirectory)
                .flatMap(JavaFiles::walk)
                .filter(path -> path.toString().endsWith(".java"))
                .filter(path -> !path.toString().contains("/target/"))
                .sorted()
                .toList();
    }

    private static Stream<Path> walk(Path root) {
        try (var paths = Files.walk(root)) {
            return paths.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
