package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Whoever waits is answered, whatever becomes of the lane. */
class LaneTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** The lane's own thread fails where it computes how long to wait. */
    @Test
    void turnsEverybodyAwayOnceItsThreadHasEnded() {
        Duration immeasurable = Duration.ofSeconds(Long.MAX_VALUE);
        try (Lane<String, String> lane = new Lane<>("broken", 2, immeasurable, batch -> batch)) {
            assertThat(lane.submit("one")).failsWithin(SOON).withThrowableOfType(ExecutionException.class);
            assertThat(lane.submit("two")).failsWithin(SOON).withThrowableOfType(ExecutionException.class);
        }
    }

    @Test
    void anErrorGoesToThoseOfItsBatchOnly() {
        try (Lane<Integer, Integer> lane = new Lane<>("failing", 2, LaneTest::inverted)) {
            CompletableFuture<Integer> broken = lane.submit(0);

            assertThat(broken).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(LinkageError.class);
            assertThat(lane.submit(2)).succeedsWithin(SOON).isEqualTo(-2);
        }
    }

    private static List<Integer> inverted(List<Integer> batch) {
        if (batch.contains(0)) {
            throw new LinkageError("not there");
        }
        return batch.stream().map(one -> -one).toList();
    }
}
