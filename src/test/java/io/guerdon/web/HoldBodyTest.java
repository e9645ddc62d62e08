package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldBodyTest {
    /** The journal keeps milliseconds and refuses anything finer. */
    @Test
    void dropsWhatTheJournalCannotKeep() {
        Duration finer = Duration.parse("PT60.0015001S");

        assertThat(new HoldBody("books", null, null, 1L, null, null, finer, null).lapsesAfter())
                .isEqualTo(Duration.ofMillis(60_001));
    }
}
