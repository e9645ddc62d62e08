package io.guerdon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.Reconciliations.Begun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was put wrong into a partner's month is found, all of it and nothing else. {@code -Dguerdon.reconciliation.lines=1000000} has a million
 * lines; what it says of time includes the making of both sides, which it tells beside.
 */
class ReconciliationScaleTest {
    private static final int LINES = Integer.getInteger("guerdon.reconciliation.lines", 20_000);

    @TempDir
    private Path directory;

    @Test
    void whatWasPutWrongIsFoundAndNothingElse() throws IOException {
        for (long seed : LINES > 100_000 ? new long[] {1} : new long[] {1, 2, 3}) {
            SeededMonth month = new SeededMonth(seed, LINES, LINES > 100_000 ? 500 : 20);
            Desk desk = new Desk(directory, month, 10_000_000);
            long made = making(month);
            long start = System.nanoTime();
            Begun.Accepted begun = (Begun.Accepted) desk.begin(Desk.asked("k"), month.lines());
            long taken = System.nanoTime();
            Reconciliation done = desk.over(begun.reconciliation());
            long end = System.nanoTime();
            System.out.printf(
                    "%,d lines: taken in %,d ms, matched in %,d ms; making both sides alone takes %,d ms%n",
                    LINES, (taken - start) / 1_000_000, (end - taken) / 1_000_000, made / 1_000_000);

            assertThat(done.progress().state()).isEqualTo(State.DONE);
            List<String> found =
                    desk.found(done).stream().map(ReconciliationScaleTest::text).toList();
            assertThat(found).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(found).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(month.expected());
            Counts counts = done.progress().counts();
            assertThat(counts.discrepancies()).isEqualTo(found.size());
            assertThat(counts.lines()).isEqualTo(counts.matched() + counts.missingHere() + counts.different());
            assertThat(counts.events()).isEqualTo(counts.matched() + counts.missingThere() + counts.different());
            assertThat(desk.files()).isEmpty();
        }
    }

    private static long making(SeededMonth month) throws IOException {
        long start = System.nanoTime();
        month.bytes();
        for (long seq = 1; !month.from(Desk.CAFE, seq, 1).isEmpty(); seq += 200) {
            // Made, and dropped.
        }
        return System.nanoTime() - start;
    }

    private static String text(Discrepancy one) {
        Item item = one.event().or(one::line).orElseThrow();
        return one.sort().wire() + " " + item.receipt() + " " + item.kind() + " " + one.traits();
    }
}
