package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guerdon.cli.CommandLineTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real purchases, kept beside the project. */
@Tag("end-to-end")
class ImportTest {
    private static final Path PURCHASES = Path.of("../shared/data/cdnow-sample.csv");
    private static final long POINTS = 239_444;

    @Test
    void importsRealPurchasesOnceHoweverOftenAndInWhateverOrder(@TempDir Path directory) throws IOException {
        assumeTrue(Files.exists(PURCHASES), "the sample of purchases is not here");
        List<String> lines = Files.readAllLines(PURCHASES);
        Path file = directory.resolve("purchases.csv");
        Files.write(file, lines);
        try (ServiceProcess service = ServiceProcess.start(Store.fresh(), directory.resolve("data"));
                Till till = new Till(() -> service, "demo-operator")) {
            assertThat(run(till, "import", file.toString())).isZero();
            assertTotals(till, lines);
            assertThat(run(till, "import", file.toString())).isZero();

            List<String> shuffled = new ArrayList<>(lines.subList(1, lines.size()));
            Collections.shuffle(shuffled, new Random(7));
            shuffled.addFirst(lines.getFirst());
            Files.write(file, shuffled);
            assertThat(run(till, "import", file.toString())).isZero();
            assertTotals(till, lines);
            assertThat(run(till, "verify")).isZero();
        }
    }

    private static int run(Till till, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--url", till.address().toString()));
        return CommandLineTool.run(arguments.toArray(String[]::new)).orElseThrow();
    }

    private static void assertTotals(Till till, List<String> lines) throws IOException {
        TreeSet<String> customers = new TreeSet<>();
        lines.stream().skip(1).forEach(line -> customers.add(line.substring(0, line.indexOf(','))));
        long then = 0;
        long now = 0;
        for (String customer : customers) {
            String balances = "/v1/members/external:" + customer + "/balances";
            then += available(till.get(balances + "?at=1998-07-01T00:00:00%2B08:00"));
            now += available(till.get(balances));
        }
        assertThat(then).isEqualTo(POINTS);
        assertThat(now).isZero();
    }

    private static long available(Till.Answer answer) {
        return answer.body().at("/balances/points/available").asLong();
    }
}
