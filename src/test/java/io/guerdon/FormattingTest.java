package io.guerdon;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps every Java file in the one format. With {@code -Dformat=apply} it rewrites the files instead of complaining. */
class FormattingTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    @Test
    void everyFileIsFormatted() throws Exception {
        var badly = JavaFiles.below(Path.of("src"), Path.of("load-tests")).parallelStream()
                .filter(file -> !isFormatted(file))
                .toList();
        assertThat(badly)
                .as("Not formatted; run: mvn -q test -Dtest=FormattingTest -Dformat=apply")
                .isEmpty();
    }

    @Test
    void noticesAFileThatIsNotFormatted() {
        var ugly = "class Ugly{int n ;}";

        assertThat(formatted(Path.of("Ugly.java"), ugly)).isNotEqualTo(ugly);
    }

    private static boolean isFormatted(Path file) {
        var text = JavaFiles.text(file);
        var formatted = formatted(file, text);
        if (formatted.equals(text)) {
            return true;
        }
        if (!"apply".equals(System.getProperty("format"))) {
            return false;
        }
        try {
            Files.writeString(file, formatted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private static String formatted(Path file, String text) {
        try {
            return FORMATTER.formatSourceAndFixImports(text);
        } catch (FormatterException e) {
            throw new AssertionError("The formatter cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
