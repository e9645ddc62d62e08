package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Progress.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenureTest {
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");
    private static final WebhookId ID = new WebhookId("whk_1");
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final InMemoryProgress store = new InMemoryProgress();

    @Test
    void onlyOneTakesAWebhookThatNobodyHas() {
        Progress found = Progress.fresh(ID, new Place(AT, Map.of()));
        assertThat(Tenure.take(store, at(0), "p1", LEASE, found)).isPresent();
        assertThat(Tenure.take(store, at(0), "p2", LEASE, found)).isEmpty();
        assertThat(stored().isFree(AT.plusSeconds(14))).isFalse();
        assertThat(stored().isFree(AT.plusSeconds(15))).isTrue();
    }

    @Test
    void aReplayIsTakenUpWithTheNextLook() {
        Tenure tenure = taken("p1");
        store.replace(stored().replayed(new Place(AT.minusSeconds(60), Map.of())));
        assertThat(tenure.moved()).isFalse();
        tenure.keep(stored());

        assertThat(tenure.moved()).isTrue();
        assertThat(tenure.place()).isEqualTo(new Place(AT.minusSeconds(60), Map.of()));
        assertThat(tenure.moved()).isFalse();
    }

    @Test
    void aReplayIsNotOverwritten() {
        Tenure tenure = taken("p1");
        store.replace(stored().replayed(new Place(AT.minusSeconds(60), Map.of())));
        tenure.advance(new Place(AT, Map.of("t-0", 5L)), Standing.NEW);

        assertThat(tenure.moved()).isTrue();
        assertThat(stored().place()).isEqualTo(new Place(AT.minusSeconds(60), Map.of()));
    }

    @Test
    void whatWasTakenAwayIsNotWrittenAnyMore() {
        Tenure tenure = taken("p1");
        Progress lapsed = stored();
        assertThat(Tenure.take(store, at(20), "p2", LEASE, lapsed)).isPresent();
        tenure.advance(new Place(AT, Map.of("t-0", 5L)), Standing.NEW);
        tenure.release();

        assertThat(tenure.lost()).isTrue();
        assertThat(stored().carrier().owner()).isEqualTo("p2");
        assertThat(stored().place().offsets()).isEmpty();
    }

    @Test
    void aLeaseThatHasRunOutIsKnownToHave() {
        assertThat(taken("p1").lapsed()).isFalse();
        assertThat(Tenure.take(store, at(20), "p2", Duration.ZERO, stored())
                        .orElseThrow()
                        .lapsed())
                .isTrue();
    }

    private Tenure taken(String owner) {
        return Tenure.take(store, at(0), owner, LEASE, Progress.fresh(ID, new Place(AT, Map.of())))
                .orElseThrow();
    }

    private Progress stored() {
        return store.find(ID).orElseThrow();
    }

    private static Clock at(int seconds) {
        return Clock.fixed(AT.plusSeconds(seconds), ZoneOffset.UTC);
    }
}
