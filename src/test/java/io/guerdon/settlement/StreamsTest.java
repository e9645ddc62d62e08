package io.guerdon.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.publishing.Measure;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Places in a stream are found by halves as they are found one by one, in whatever order its events were recorded. */
class StreamsTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_129);
    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    private static final PartnerId CAFE = Recorder.partner("cafe");

    private final Recorder recorder = new Recorder();
    private final Streams streams = new Streams(recorder.journal);

    @Test
    void whatWasRecordedBeforeIsFoundInAnyOrder() {
        Random random = new Random(SEED);
        Instant now = BEGIN;
        for (int batch = 0; batch < 300; batch++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(200)));
            Instant base = now;
            List<Instant> times = Stream.generate(() -> base.minus(Duration.ofMinutes(random.nextInt(300))))
                    .limit(1 + random.nextInt(4))
                    .toList();
            recorder.record("cafe", times, points(1 + random.nextInt(9)));
        }
        long last = recorder.recorded.size();
        assertThat(streams.last(CAFE)).isEqualTo(last);
        for (int round = 0; round < 500; round++) {
            Instant end = BEGIN.plus(Duration.ofMinutes(random.nextInt(-300, 31_000)));
            long through = random.nextLong(last + 1);
            assertThat(streams.before(CAFE, end)).as("seed %d, %s", SEED, end).isEqualTo(before(end));
            assertThat(streams.recordedBefore(CAFE, through, end))
                    .as("seed %d, %s of %d", SEED, end, through)
                    .isEqualTo(recordedBefore(through, end));
        }
    }

    private long before(Instant end) {
        return recorder.recorded.stream()
                .takeWhile(event -> event.at().isBefore(end))
                .count();
    }

    private Tally recordedBefore(long through, Instant end) {
        return recorder.recorded.stream()
                .filter(event -> event.seq() <= through && event.at().isBefore(end))
                .map(Recorder.Recorded::amounts)
                .reduce(Tally.ZERO, Tally::plus);
    }

    @Test
    void nothingIsBeforeTheBeginningAndNothingInAStreamThatIsNotThere() {
        assertThat(streams.before(CAFE, BEGIN)).isZero();
        assertThat(streams.beginning(CAFE)).isEmpty();
        assertThat(streams.recordedBefore(CAFE, 0, BEGIN)).isEqualTo(Tally.ZERO);
        recorder.record("cafe", BEGIN.toString(), points(5));

        assertThat(streams.before(CAFE, BEGIN)).isZero();
        assertThat(streams.before(CAFE, BEGIN.plusMillis(1))).isOne();
        assertThat(streams.beginning(CAFE)).contains(BEGIN);
        assertThat(streams.last(Recorder.partner("books"))).isZero();
    }

    private static Tally points(long amount) {
        return Tally.ZERO.plus(WalletId.POINTS, Measure.EARNED, amount);
    }
}
