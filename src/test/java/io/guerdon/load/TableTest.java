package io.guerdon.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Store REMOTE = new Store.Remote("mongodb://127.0.0.1", "load");
    private static final Store EMBEDDED = new Store.Embedded(Path.of("data"));

    private final Results results = new Results();

    @Test
    void takesTheMiddleOfTheRounds() {
        results.put(Measure.EARN, 30, 10, 20);

        assertThat(results.median(Measure.EARN)).isEqualTo(20);
    }

    @Test
    void comparesEarningWithWhatServerAndStoreCanDoOneAfterTheOther() {
        results.put(Measure.BARE, 60_000);
        results.put(Measure.RAW, 30_000);
        results.put(Measure.EARN, 13_000);

        assertThat(results.limit()).isCloseTo(20_000, org.assertj.core.data.Offset.offset(0.001));
        assertThat(new Table(results, REMOTE).lines())
                .contains("| earn | 13,000 /s |  | 0.65 L | 0.60 L = 12,000 | yes |");
    }

    @Test
    void saysWhatWasNotReached() {
        results.put(Measure.BARE, 60_000);
        results.put(Measure.BALANCE, 30_000, 41_000, 45_000);

        assertThat(new Table(results, REMOTE).lines())
                .contains("| balance read | 41,000 /s | 30,000, 41,000, 45,000 | 0.68 H | 0.70 H = 42,000 | **no** |");
    }

    @Test
    void wantsOfTheEmbeddedStoreTheLesserOfTwoRates() {
        results.put(Measure.BARE, 10_000);
        assertThat(new Table(results, EMBEDDED).target(Measure.EARN)).isEqualTo(new Target.AtLeast(5_000));

        results.put(Measure.BARE, 50_000);
        assertThat(new Table(results, EMBEDDED).target(Measure.EARN)).isEqualTo(new Target.AtLeast(8_000));
    }

    @Test
    void comparesWithNothingThatWasNotMeasured() {
        results.put(Measure.BATCH, 9_000);

        assertThat(new Table(results, REMOTE).lines())
                .contains("| purchases through the batch API | 9,000 /s |  |  |  |  |");
    }

    @Test
    void latencyMustNotBeHigherAndRefusalsNone() {
        results.put(Measure.OPEN_P99, 15.2);
        results.put(Measure.HOT_REFUSED, 0);

        assertThat(new Table(results, REMOTE).lines())
                .contains("| earn at half the peak, open load, p99 | 15.20 ms |  |  | at most 15 | **no** |")
                .contains("| of these, not answered with success | 0 |  |  | at most 0 | yes |");
    }

    @Test
    void partnersAreComparedWithNobodyBesideAndTheirLagIsBounded() {
        results.put(Measure.UNFOLLOWED, 2_000, 1_900, 2_100);
        results.put(Measure.FOLLOWED, 1_790, 1_700, 1_800);
        results.put(Measure.LAG_P99, 250.5);
        results.put(Measure.PULL, 50_000);

        assertThat(new Table(results, REMOTE).lines())
                .contains(
                        "| the same, each merchant's stream followed live | 1,790 /s | 1,790, 1,700, 1,800 | 0.90 of"
                                + " it followed by nobody | 0.90 of it followed by nobody = 1,800 | **no** |",
                        "| from recorded to read from Kafka, p99 | 251 ms |  |  | at most 250 | **no** |",
                        "| events of one stream, pulled from its beginning | 50,000 /s |  |  | at least 50,000 | yes"
                                + " |");
    }
}
