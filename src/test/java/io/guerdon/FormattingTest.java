package io.guerdon;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Keeps every Java file in the one format. With {@code -Dformat=apply} it rewrites the files instead of complaining. */
class FormattingTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    @Test
    void everyFileIsFormatted() throws Exception {
        var badly = new ArrayList<Path>();
        for (var file : JavaFiles.below(Path.of("src"), Path.of("load-tests"))) {
            if (!isFormatted(file)) {
                badly.add(file);
            }
        }
        assertThat(badly)
                .as("Not formatted; run: mvn -q test -Dtest=FormattingTest -Dformat=apply")
                .isEmpty();
    }

    @Test
    void noticesAFileThatIsNotFormatted() {
        var ugly = "class Ugly{int n ;}";

        assertThat(formatted(Path.of("Ugly.java"), ugly)).isNotEqualTo(ugly);
    }

    private static boolean isFormatted(Path file) throws IOException {
        var text = JavaFiles.text(file);
        var formatted = formatted(file, text);
        if (formatted.equals(text)) {
            return true;
        }
        if (!"apply".equals(System.getProperty("format"))) {
            return false;
        }
        Files.writeString(file, formatted);
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
