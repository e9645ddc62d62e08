package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WriterTest {
    private static final int NUMBERS = 2_000_000;

    private final Writer writer = new Writer("w1");

    @Test
    void settlesUpToTheFirstNumberUnderWay() {
        EntryId first = writer.next();
        EntryId second = writer.next();
        EntryId third = writer.next();

        assertThat(writer.settled()).isZero();
        writer.decided(second);
        assertThat(writer.settled()).isZero();
        writer.decided(first);
        assertThat(writer.settled()).isEqualTo(2);
        writer.decided(third);
        assertThat(writer.settled()).isEqualTo(3);
    }

    @Test
    void canBeAskedWhileTheLastNumberIsDecided() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        Thread lane = Thread.ofPlatform().start(() -> {
            for (int n = 0; n < NUMBERS; n++) {
                writer.decided(writer.next());
            }
            ended.set(true);
        });
        long settled = 0;
        while (!ended.get()) {
            long now = writer.settled();
            assertThat(now).isGreaterThanOrEqualTo(settled);
            settled = now;
        }
        assertThat(lane.join(Duration.ofSeconds(10))).isTrue();
        assertThat(writer.settled()).isEqualTo(NUMBERS);
    }
}
