package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.unit.MerchantId;
import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.WebhookRefusal.DeadLetterNotFound;
import io.guerdon.webhook.WebhookRefusal.WebhookNotFound;
import io.guerdon.webhook.Webhooks.Replaying;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that an address refuses, and addresses that are not there, by a clock that is moved. */
class DeadLettersTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Events ALL = new Events.OfProgram(List.of(OneCourier.TYPE));

    private OneCourier one;

    @BeforeEach
    void register() throws IOException {
        one = new OneCourier(Optional.of(HOUR));
    }

    @AfterEach
    void end() {
        one.close();
    }

    @Test
    void whatIsRefusedForLongEnoughIsSetAsideAndWhatIsBehindItGoesOn() {
        happen();
        one.answers("a1", 422);
        one.start("p1");
        one.awaitIds("b1", "b2");
        one.settle();
        one.passes(Duration.ofMinutes(30));
        one.passes(Duration.ofMinutes(29));
        assertThat(one.setAside()).isEmpty();
        assertThat(one.asked()).containsExactlyInAnyOrder("a1", "b1", "b2", "a1", "a1");
        assertThat(one.standing().failure().orElseThrow().reason()).isEqualTo("status 422");

        one.passes(Duration.ofMinutes(6));
        one.awaitIds("a2");
        assertThat(one.receiver.ids())
                .containsExactlyInAnyOrder("b1", "b2", "a2")
                .endsWith("a2");
        DeadLetter letter = one.setAside().getFirst();
        assertThat(letter.event())
                .isEqualTo(
                        new DeadLetter.Event("a1", OneCourier.TYPE, "mem_a", OptionalLong.empty(), "{\"id\":\"a1\"}"));
        assertThat(letter.refusal()).isEqualTo(new DeadLetter.Refusal("status 422", 4, OneCourier.AT));
        assertThat(letter.setAsideAt()).isEqualTo(one.clock.instant());
        await().atMost(LONG).until(() -> one.standing().failure().isEmpty());
        await().atMost(LONG).until(() -> one.standing().refused().isEmpty());
        assertThat(one.courier().circuit().state()).isEqualTo(State.CLOSED);
        one.happens("a3", "mem_a");
        one.awaitIds("a3");
        assertThat(one.asked("a1")).isEqualTo(4);
        assertThat(one.courier().aside().count()).isEqualTo(1);
    }

    private void happen() {
        one.happens("a1", "mem_a");
        one.happens("a2", "mem_a");
        one.happens("b1", "mem_b");
        one.happens("b2", "mem_b");
    }

    @Test
    void eachHasItsTimeFromItsOwnFirstRefusal() {
        happen();
        one.answers("a1", 400);
        one.answers("b1", 500);
        one.answers("b2", 409);
        one.start("p1");
        one.settle();
        one.passes(HOUR.plusMinutes(6));
        // The first two were refused at the same time; the third not before the second was set aside.
        await().atMost(LONG).until(() -> one.setAside().size() == 2);
        one.awaitIds("a2");
        assertThat(one.standing().failure().orElseThrow().event()).isEqualTo("b2");
        one.passes(HOUR.plusMinutes(6));
        assertThat(one.setAside()).extracting(letter -> letter.event().id()).containsExactly("a1", "b1", "b2");
    }

    @Test
    void itsTimeBeginsWithTheFirstRefusalAndNotWithWhatElseWentWrong() {
        one.happens("a1", "mem_a");
        one.answers("a1", 503);
        one.start("p1");
        one.settle();
        one.passes(Duration.ofDays(20));
        one.answers("a1", 422);
        one.passes(Duration.ofMinutes(6));
        assertThat(one.setAside()).isEmpty();
        Instant refusedAt = one.clock.instant();
        one.passes(HOUR.plusMinutes(6));
        assertThat(one.setAside().getFirst().refusal()).isEqualTo(new DeadLetter.Refusal("status 422", 2, refusedAt));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 401, 403, 404, 410, 429, 502, 503, 504})
    void anAddressThatIsNotWellHasNothingSetAside(int status) {
        happen();
        one.answers("*", status);
        one.start("p1");
        one.settle();
        one.passes(Duration.ofDays(20));
        one.passes(Duration.ofDays(20));
        assertThat(one.setAside()).isEmpty();
        assertThat(one.standing().failure().orElseThrow().reason()).isEqualTo("status " + status);
        one.recovers();
        one.clock.advance(Duration.ofMinutes(6));
        one.awaitIds("a1", "a2", "b1", "b2");
        assertThat(one.setAside()).isEmpty();
    }

    @Test
    void anAddressThatIsGoneHasNothingSetAsideThoughItRefusedBefore() throws IOException {
        one.happens("a1", "mem_a");
        one.answers("a1", 422);
        one.start("p1");
        one.settle();
        int port = one.receiver.port();
        one.receiver.close();
        for (int attempt = 2; attempt <= 3; attempt++) {
            int now = attempt;
            one.clock.advance(Duration.ofDays(20));
            await().atMost(LONG)
                    .until(() -> one.standing().failure().orElseThrow().attempts() == now);
        }
        assertThat(one.standing().failure().orElseThrow().reason()).isEqualTo("connection refused");
        assertThat(one.setAside()).isEmpty();
        try (Receiver again = Receiver.start(port)) {
            one.clock.advance(Duration.ofMinutes(6));
            await().atMost(LONG).until(() -> again.ids().contains("a1"));
        }
        assertThat(one.setAside()).isEmpty();
    }

    @Test
    void nothingIsSetAsideWhereThatWasNotAskedFor() throws IOException {
        one.close();
        one = new OneCourier(Optional.empty());
        one.happens("a1", "mem_a");
        one.answers("a1", 422);
        one.start("p1");
        one.settle();
        one.passes(Duration.ofDays(20));
        one.passes(Duration.ofDays(20));
        assertThat(one.setAside()).isEmpty();
        assertThat(one.standing().failure().orElseThrow().attempts()).isEqualTo(3);
    }

    @Test
    void aPartnersStreamGoesOnWithTheNextNumber() throws IOException {
        one.close();
        Events stream = new Events.OfPartner(new MerchantId("cafe"), 0);
        one = new OneCourier(Optional.of(HOUR), stream, new InMemoryProgress(), new InMemoryDeadLetters());
        one.happens("cafe/1", "cafe");
        one.happens("cafe/2", "cafe");
        one.happens("cafe/3", "cafe");
        one.answers("cafe/2", 413);
        one.start("p1");
        one.settle();
        assertThat(one.receiver.ids()).containsExactly("cafe/1");
        one.passes(HOUR.plusMinutes(6));
        one.awaitIds("cafe/3");
        assertThat(one.receiver.ids()).containsExactly("cafe/1", "cafe/3");
        assertThat(one.setAside().getFirst().event().number()).hasValue(2);
    }

    @Test
    void aFullListHoldsItUpAndSaysSo() {
        IntStream.range(0, Aside.MOST).forEach(n -> one.stores.deadLetters().add(letter("old" + n)));
        happen();
        one.answers("a1", 422);
        one.start("p1");
        one.settle();
        one.passes(HOUR.plusMinutes(6));
        assertThat(one.standing().failure().orElseThrow().reason())
                .isEqualTo("status 422, and 1000 are set aside already");
        assertThat(one.setAside()).hasSize(Aside.MOST);
        assertThat(one.courier().aside().count()).isEqualTo(Aside.MOST);
        assertThat(one.receiver.ids()).doesNotContain("a2");

        assertThat(one.letters.dismiss(Desks.OWNER, one.webhook.id(), "old7")).isEmpty();
        one.passes(Duration.ofMinutes(6));
        one.awaitIds("a2");
        assertThat(one.setAside()).hasSize(Aside.MOST);
    }

    @Test
    void whatIsSentAgainAndAcknowledgedIsGone() {
        DeadLetter letter = letter("x1");
        one.stores.deadLetters().add(letter);
        assertThat(redeliver("x1", "k")).isEqualTo(new Replaying.Begun());
        one.start("p1");
        one.awaitIds("x1");
        await().atMost(LONG).until(() -> one.setAside().isEmpty());
        assertThat(one.receiver.got().getFirst().body())
                .isEqualTo(letter.event().body());
        assertThat(one.receiver.got().getFirst().headers().get("webhook-timestamp"))
                .containsExactly(Long.toString(one.clock.instant().getEpochSecond()));
        assertThat(redeliver("x1", "k")).isEqualTo(new Replaying.Repeated());
        assertThat(redeliver("x1", "another"))
                .isEqualTo(new Replaying.Refused(
                        new DeadLetterNotFound(one.webhook.id().value(), "x1")));
    }

    @Test
    void whatIsSentAgainAndRefusedStaysAndIsNotSentOnceMore() {
        one.stores.deadLetters().add(letter("x1"));
        one.answers("x1", 415);
        redeliver("x1", "k");
        one.start("p1");
        await().atMost(LONG).until(() -> one.setAside().getFirst().askedAt().isEmpty());
        assertThat(one.setAside().getFirst().refusal())
                .isEqualTo(new DeadLetter.Refusal("status 415", 6, OneCourier.AT));
        one.clock.advance(Duration.ofSeconds(2));
        one.happens("a1", "mem_a");
        one.awaitIds("a1");
        one.clock.advance(Duration.ofSeconds(2));
        one.settle();
        assertThat(one.asked("x1")).isEqualTo(1);
        assertThat(one.courier().circuit().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void nothingIsSentAgainWhileTheAddressIsNotWell() {
        one.stores.deadLetters().add(letter("x1"));
        one.happens("a1", "mem_a");
        one.answers("*", 503);
        one.start("p1");
        one.settle();
        redeliver("x1", "k");
        one.passes(Duration.ofMinutes(6));
        one.passes(Duration.ofMinutes(6));
        assertThat(one.asked("x1")).isZero();
        one.recovers();
        one.passes(Duration.ofMinutes(6));
        one.clock.advance(Duration.ofSeconds(2));
        one.awaitIds("a1", "x1");
    }

    @Test
    void anIdempotencyKeyStandsForOneRedelivery() {
        one.stores.deadLetters().add(letter("x1"));
        one.stores.deadLetters().add(letter("x2"));
        assertThat(redeliver("x1", "k")).isEqualTo(new Replaying.Begun());
        assertThat(redeliver("x2", "k")).isEqualTo(new Replaying.Refused(new IdempotencyKeyReused(List.of("event"))));
        assertThat(redeliver("x1", "k")).isEqualTo(new Replaying.Repeated());
        assertThat(one.stores.deadLetters().asked(one.webhook.id(), 10))
                .extracting(letter -> letter.event().id())
                .containsExactly("x1");
    }

    @Test
    void anotherOwnerHasNoSayInItAndWithTheWebhookTheyAreGone() {
        one.stores.deadLetters().add(letter("x1"));
        Webhook.Owner other = new Webhook.Owner(Desks.PROGRAM, Optional.of(new MerchantId("books")));
        WebhookId id = one.webhook.id();
        assertThat(one.letters.of(other, id, "", 10)).isEmpty();
        assertThat(one.letters.redeliver(other, id, "x1", "k"))
                .isEqualTo(new Replaying.Refused(new WebhookNotFound(id.value())));
        assertThat(one.letters.dismiss(other, id, "x1")).contains(new WebhookNotFound(id.value()));
        assertThat(one.setAside().getFirst().askedAt()).isEmpty();

        assertThat(one.webhooks.remove(Desks.OWNER, id)).isEmpty();
        assertThat(one.setAside()).isEmpty();
    }

    /** Killed after it was set aside and before the place was: it is sent again, is there once, and the stream goes on at once. */
    @Test
    void whatWasSetAsideBeforeTheEndIsThereOnce() throws IOException {
        CutOff progress = new CutOff(new InMemoryProgress());
        one.close();
        one = new OneCourier(Optional.of(HOUR), ALL, progress, new InMemoryDeadLetters() {
            @Override
            public boolean add(DeadLetter letter) {
                boolean added = super.add(letter);
                progress.cut();
                return added;
            }
        });
        happen();
        one.answers("a1", 422);
        one.start("p1");
        one.settle();
        one.clock.advance(HOUR.plusMinutes(6));
        await().atMost(LONG).until(() -> one.setAside().size() == 1);
        one.end();
        progress.mend();
        Place before =
                one.stores.progress().find(one.webhook.id()).orElseThrow().place();
        assertThat(before.offsets()).isEmpty();

        Instant setAsideAt = one.setAside().getFirst().setAsideAt();
        one.clock.advance(Duration.ofMinutes(1));
        one.start("p2");
        one.awaitIds("a2");
        assertThat(one.setAside()).singleElement().satisfies(letter -> {
            assertThat(letter.event().id()).isEqualTo("a1");
            assertThat(letter.setAsideAt()).isEqualTo(setAsideAt);
        });
        assertThat(one.asked("a1")).isEqualTo(3);
    }

    @Test
    void whileTheStoreIsAwayNothingIsPassedAndNothingIsSent() throws IOException {
        boolean[] away = {true};
        one.close();
        one = new OneCourier(Optional.of(HOUR), ALL, new InMemoryProgress(), new InMemoryDeadLetters() {
            @Override
            public boolean add(DeadLetter letter) {
                if (away[0]) {
                    throw new StoreUnavailable("away", new IllegalStateException());
                }
                return super.add(letter);
            }
        });
        happen();
        one.answers("a1", 422);
        one.start("p1");
        one.settle();
        one.passes(HOUR.plusMinutes(6));
        int asked = one.asked().size();
        one.clock.advance(HOUR);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(one.asked()).hasSize(asked).doesNotContain("a2");
        assertThat(one.stores
                        .progress()
                        .find(one.webhook.id())
                        .orElseThrow()
                        .place()
                        .offsets())
                .isEmpty();
        away[0] = false;
        one.awaitIds("a2");
        assertThat(one.setAside()).hasSize(1);
        assertThat(one.asked("a1")).isEqualTo(2);
    }

    @Test
    void whatIsRefusedIsKnownToWhoeverTakesOver() {
        happen();
        one.answers("a1", 422);
        one.start("p1");
        one.awaitIds("b1", "b2");
        one.settle();
        one.passes(Duration.ofMinutes(50));
        one.end();
        one.start("p2");
        one.settle();
        assertThat(one.setAside()).isEmpty();
        one.passes(Duration.ofMinutes(16));
        one.awaitIds("a2");
        assertThat(one.setAside().getFirst().refusal().since()).isEqualTo(OneCourier.AT);
        assertThat(one.setAside().getFirst().refusal().attempts()).isEqualTo(4);
    }

    @Test
    void whoeverTakesOverAsksWithOneEventFirst() {
        happen();
        one.answers("*", 503);
        one.start("p1");
        one.settle();
        assertThat(one.asked()).containsExactlyInAnyOrder("a1", "b1");
        one.end();
        one.start("p2");
        one.settle();
        assertThat(one.asked()).hasSize(3).endsWith("a1");
        assertThat(one.standing().circuit(one.clock.instant())).isEqualTo(State.OPEN);
        Instant next = one.standing().failure().orElseThrow().nextAt();
        assertThat(Duration.between(one.clock.instant(), next)).isGreaterThan(Duration.ofSeconds(1));
        assertThat(one.standing().circuit(next.plusMillis(1))).isEqualTo(State.HALF_OPEN);
        assertThat(one.webhooks
                        .find(Desks.OWNER, one.webhook.id())
                        .orElseThrow()
                        .circuit())
                .isEqualTo(State.OPEN);
        one.recovers();
        one.clock.advance(Duration.ofMinutes(1));
        one.awaitIds("a1", "a2", "b1", "b2");
    }

    @Test
    void aStopAndAReplayDoNotWait() {
        one.happens("a1", "mem_a");
        one.answers("a1", 503);
        one.start("p1");
        one.settle();
        one.passes(Duration.ofMinutes(6));
        one.passes(Duration.ofMinutes(6));
        one.passes(Duration.ofMinutes(6));
        one.recovers();
        long begin = System.nanoTime();
        assertThat(one.webhooks.replay(Desks.OWNER, one.webhook.id(), OneCourier.AT, "again"))
                .isEqualTo(new Replaying.Begun());
        one.courier().tenure().keep(one.stores.progress().find(one.webhook.id()).orElseThrow());
        one.awaitIds("a1");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));

        one.happens("a2", "mem_a");
        one.answers("a2", 503);
        await().atMost(LONG).until(() -> one.asked("a2") > 0);
        one.settle();
        assertThat(one.end()).isLessThan(Duration.ofSeconds(1));
    }

    private Replaying redeliver(String event, String key) {
        return one.letters.redeliver(Desks.OWNER, one.webhook.id(), event, key);
    }

    private DeadLetter letter(String event) {
        return new DeadLetter(
                one.webhook.id(),
                new DeadLetter.Event(
                        event, OneCourier.TYPE, "mem_x", OptionalLong.empty(), "{\"id\":\"" + event + "\",\"名\":1}"),
                new DeadLetter.Refusal("status 422", 5, OneCourier.AT),
                OneCourier.AT,
                Optional.empty(),
                0);
    }
}
