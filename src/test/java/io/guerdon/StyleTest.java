package io.guerdon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What neither the compiler nor the formatter can see: sizes, package descriptions and leftovers. */
class StyleTest {
    private static final int MOST_LINES = 300;
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TODO|FIXME)\\b|@author\\b");

    @Test
    void noFileIsTooLong() {
        assertThat(guilty(text -> text.lines().count() > MOST_LINES)).isEmpty();
        assertThat("a line\n".repeat(301).lines().count()).isGreaterThan(MOST_LINES);
    }

    @Test
    void nothingIsLeftOver() {
        assertThat(guilty(StyleTest::hasLeftover)).isEmpty();
        assertThat(Stream.of("// TODO later", "/* FIXME */", "/** @author somebody */"))
                .allMatch(StyleTest::hasLeftover);
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        var packages = JavaFiles.below(JavaFiles.MAIN.resolve("io/guerdon")).stream()
                .map(Path::getParent)
                .distinct();

        assertThat(packages.filter(path -> !isDescribed(path))).isEmpty();
        assertThat(isDescribed("package io.guerdon.nameless;")).isFalse();
        assertThat(isDescribed("@NullMarked package io.guerdon.silent;")).isFalse();
    }

    private static List<Path> guilty(Predicate<String> fault) {
        return JavaFiles.below(JavaFiles.MAIN).stream()
                .filter(file -> fault.test(JavaFiles.text(file)))
                .toList();
    }

    private static boolean hasLeftover(String text) {
        return LEFTOVER.matcher(text).find();
    }

    private static boolean isDescribed(Path directory) {
        var description = directory.resolve("package-info.java");
        return Files.exists(description) && isDescribed(JavaFiles.text(description));
    }

    private static boolean isDescribed(String packageInfo) {
        return packageInfo.contains("/**") && packageInfo.contains("@NullMarked");
    }
}
