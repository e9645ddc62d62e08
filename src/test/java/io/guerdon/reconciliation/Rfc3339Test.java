package io.guerdon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A time is what the library says it is, whichever way it was read. */
class Rfc3339Test {
    private static final String SIGNS = "0123456789-:.TZtz+ ";

    @Test
    void everyTimeIsWhatItIs() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(2_161) - 1_080) * 60);
            Instant at = Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 253_000_000_000L), nanos(random));
            assertSame(at.atOffset(offset).toString());
        }
    }

    private static int nanos(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000_000);
            default -> 999_999_999;
        };
    }

    @Test
    void whatIsAlmostOneIsReadOrRefusedAsEver() {
        Random random = new Random(2);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text =
                    new StringBuilder(random.nextBoolean() ? "2026-02-28T23:59:59.123+08:00" : "2024-02-29T00:00:00Z");
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                int place = random.nextInt(text.length());
                char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(place, sign);
                    case 1 -> text.insert(place, sign);
                    default -> text.deleteCharAt(place);
                }
            }
            assertSame(text.toString());
        }
        Stream.of(
                        "",
                        "Z",
                        "2026-02-29T00:00:00Z",
                        "2026-11-01T24:00:00Z",
                        "2026-11-01T00:00:60Z",
                        "2026-11-01T00:00:00.Z",
                        "2026-11-01T00:00:00.1234567890Z",
                        "2026-11-01T00:00:00+18:00",
                        "2026-11-01T00:00:00-18:01",
                        "2026-11-01T00:00Z",
                        "2026-11-01t00:00:00z",
                        "2026-11-01T00:00:00+08",
                        "2026-11-01T00:00:00-00:00",
                        "2026-11-01T00:00:00+08:00:07",
                        "2026-11-01T00:00:00",
                        "+12026-11-01T00:00:00Z",
                        "٢٠٢٦-11-01T00:00:00Z")
                .forEach(Rfc3339Test::assertSame);
    }

    private static void assertSame(String text) {
        long expected;
        try {
            expected = OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException refused) {
            assertThatThrownBy(() -> Rfc3339.millis(text)).as(text).isInstanceOf(DateTimeException.class);
            return;
        }
        assertThat(Rfc3339.millis(text)).as(text).isEqualTo(expected);
    }
}
