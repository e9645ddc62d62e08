package io.guerdon.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RoundTest {
    @Test
    void tellsWhatSucceededFromWhatWasRefusedAndWhatFailed() {
        Tally tally = new Tally();
        IntStream.of(201, 201, 200, 503, 503, 400).forEach(status -> tally.count(new Reply(status, ""), 5));

        Round round = tally.round(2_000_000_000L);

        assertThat(round.perSecond()).isEqualTo(1.5);
        assertThat(round.refusedPerSecond()).isEqualTo(1);
        assertThat(round.failures()).isEqualTo(3);
        assertThat(round.faults()).isEqualTo(1);
    }

    @Test
    void aFloodIsMoreThanIsLetInAndLessThanIsKeptWaiting() {
        Plan plan = new Plan();
        assertThat(plan.flood()).isEqualTo(768);
        plan.heap = "64m";
        assertThat(plan.flood()).isEqualTo(384);
        plan.heap = "2g";
        assertThat(plan.flood()).isEqualTo(3_072);
    }

    @Test
    void findsTheLatencyThatAShareDoesNotExceed() {
        long[] millis =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();
        Round round = new Round(1, 100, 0, millis);

        assertThat(round.millisAt(0.99)).isEqualTo(99);
        assertThat(round.millisAt(0.5)).isEqualTo(50);
        assertThat(round.millisAt(1)).isEqualTo(100);
    }

    @Test
    void arrivalsComeAtTheRateOnAverageAndInOrder() {
        Pace pace = Pace.arrivals(1_000, 7);
        long before = 0;
        for (int i = 0; i < 100_000; i++) {
            long next = pace.next();
            assertThat(next).isGreaterThanOrEqualTo(before);
            before = next;
        }

        assertThat(before / 1e9).isCloseTo(100, Offset.offset(2.0));
    }
}
