package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guerdon.embedded.broker.EmbeddedBroker;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.webhook.Webhooks.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events on a real broker, sent to real addresses. */
class CouriersTest {
    private static final String OPENED = "io.guerdon.charge.opened.v1";
    private static final String EARNED = "io.guerdon.points.earned.v1";
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static final AtomicInteger EVENTS = new AtomicInteger();

    private Desks desks;
    private Receiver receiver;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(directory);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() throws IOException {
        desks = new Desks(broker.bootstrapServers());
        desks.makeTopics();
        receiver = Receiver.start();
    }

    @AfterEach
    void stop() {
        desks.close();
        receiver.close();
    }

    @Test
    void sendsWhatIsWantedWordForWordSignedAndInOrder() {
        Outcome.Shown shown = desks.register(receiver, "io.guerdon.charge.*");
        desks.process("p1");
        List<String> ids = publish(30);
        desks.publish("mem_1", "unwanted", EARNED);
        String last = publish(1).getFirst();

        await().atMost(LONG).until(() -> receiver.ids().contains(last));
        assertInOrder(ids);
        assertThat(receiver.ids()).doesNotContain("unwanted").doesNotHaveDuplicates();
        Receiver.Got got = receiver.got().getFirst();
        assertThat(got.isSignedWith(shown.secret())).isTrue();
        assertThat(got.isSignedWith("whsec_" + "A".repeat(44))).isFalse();
        assertThat(got.body())
                .startsWith("{\"specversion\":\"1.0\",\"id\":\"" + got.id())
                .contains("名");
        assertThat(got.headers().get("content-type")).containsExactly("application/cloudevents+json; charset=UTF-8");
        awaitNoted(shown);
        assertThat(desks.seen(shown).progress().standing().waiting()).isZero();
    }

    @Test
    void triesAgainUntilItIsAcknowledgedAndKeepsTheOrder() {
        Outcome.Shown shown = desks.register(receiver, OPENED);
        receiver.answer(_ -> 500);
        desks.process("p1");
        List<String> ids = publish(20);

        await().atMost(LONG).until(() -> receiver.tried() > 12);
        Progress.Failure failure =
                desks.seen(shown).progress().standing().failure().orElseThrow();
        assertThat(failure.reason()).isEqualTo("status 500");
        assertThat(failure.attempts()).isPositive();
        assertThat(desks.seen(shown).progress().standing().waiting()).isEqualTo(20);
        // With the one event there is, and not with all of them.
        assertThat(receiver.tried()).isLessThan(40);
        receiver.recover();

        await().atMost(LONG).until(() -> new HashSet<>(receiver.ids()).containsAll(ids));
        assertInOrder(ids);
        await().atMost(LONG)
                .until(() -> desks.seen(shown).progress().standing().failure().isEmpty());
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (Receiver elsewhere = Receiver.start()) {
            Outcome.Shown shown = desks.register(receiver, OPENED);
            receiver.answer(request -> {
                request.getResponseHeaders().add("Location", elsewhere.url().toString());
                return 307;
            });
            desks.process("p1");
            publish(1);

            await().atMost(LONG).until(() -> receiver.tried() > 2);
            assertThat(elsewhere.tried()).isZero();
            assertThat(desks.seen(shown)
                            .progress()
                            .standing()
                            .failure()
                            .orElseThrow()
                            .reason())
                    .isEqualTo("status 307");
        }
    }

    @Test
    void anAddressThatHangsHoldsUpNobodyElse() throws Exception {
        try (Receiver other = Receiver.start()) {
            CountDownLatch hanging = new CountDownLatch(1);
            Outcome.Shown hung = desks.register(receiver, OPENED);
            desks.register(other, OPENED);
            receiver.answer(_ -> {
                try {
                    hanging.await();
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
                return 500;
            });
            desks.process("p1");
            List<String> ids = publish(20);

            await().atMost(LONG).until(() -> other.ids().containsAll(ids));
            await().atMost(LONG)
                    .until(() ->
                            desks.seen(hung).progress().standing().failure().isPresent());
            assertThat(desks.seen(hung)
                            .progress()
                            .standing()
                            .failure()
                            .orElseThrow()
                            .reason())
                    .isEqualTo("no answer in time");
            assertThat(receiver.got()).isEmpty();
            receiver.recover();
            hanging.countDown();
            await().atMost(LONG).until(() -> new HashSet<>(receiver.ids()).containsAll(ids));
            assertInOrder(ids);
        }
    }

    @Test
    void anAddressThatWasGoneMissesNothing() throws IOException {
        Outcome.Shown shown = desks.register(receiver, OPENED);
        int port = receiver.port();
        receiver.close();
        desks.process("p1");
        List<String> ids = publish(20);
        await().atMost(LONG)
                .until(() -> desks.seen(shown)
                        .progress()
                        .standing()
                        .failure()
                        .filter(failure -> failure.attempts() > 2)
                        .isPresent());
        assertThat(desks.seen(shown)
                        .progress()
                        .standing()
                        .failure()
                        .orElseThrow()
                        .reason())
                .isEqualTo("connection refused");

        receiver = Receiver.start(port);
        await().atMost(LONG).until(() -> new HashSet<>(receiver.ids()).containsAll(ids));
        assertInOrder(ids);
    }

    @Test
    void anotherProcessGoesOnWhereOneStopped() {
        desks.register(receiver, OPENED);
        Couriers first = desks.process("p1");
        List<String> ids = publish(20);
        await().atMost(LONG).until(() -> receiver.ids().containsAll(ids));
        // It notes what was acknowledged before it ends.
        first.stop();
        desks.process("p2");
        List<String> more = publish(20);

        await().atMost(LONG).until(() -> receiver.ids().containsAll(more));
        assertThat(receiver.ids()).doesNotHaveDuplicates();
        assertInOrder(more);
    }

    @Test
    void anotherProcessTakesOverFromOneThatLostTheStore() {
        desks.register(receiver, OPENED);
        CutOff cutOff = new CutOff(desks.stores.progress());
        desks.process("p1", new Webhooks.Stores(desks.stores.webhooks(), cutOff, desks.stores.deadLetters()));
        List<String> ids = publish(20);
        await().atMost(LONG).until(() -> receiver.ids().containsAll(ids));
        await().atMost(LONG)
                .until(() -> desks.stores.progress().all().getFirst().standing().waiting() == 0
                        && desks.stores
                                .progress()
                                .all()
                                .getFirst()
                                .standing()
                                .deliveredAt()
                                .isPresent());
        desks.process("p2");
        cutOff.cut();
        List<String> unnoted = publish(20);
        await().atMost(LONG)
                .until(() -> desks.stores
                        .progress()
                        .all()
                        .getFirst()
                        .carrier()
                        .owner()
                        .equals("p2"));
        cutOff.mend();
        List<String> more = publish(20);

        await().atMost(LONG).until(() -> receiver.ids().containsAll(more));
        assertInOrder(ids);
        assertInOrder(unnoted);
        assertInOrder(more);
        // What the first one sent and could not note comes again, once and no more often.
        assertThat(receiver.ids()).hasSizeLessThanOrEqualTo(80);
        assertThat(receiver.ids().stream().filter(id -> !unnoted.contains(id)).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsRefusedForLongIsSetAsideAndSentAgainWhenAskedFor() {
        Outcome.Shown shown = desks.register(receiver, Optional.of(Duration.ofSeconds(2)), OPENED);
        WebhookId id = shown.seen().webhook().id();
        receiver.answer(
                request -> request.getRequestHeaders().getFirst("webhook-id").equals("poison") ? 422 : 204);
        desks.process("p1");
        List<String> before = publish(10);
        desks.publish("mem_0", "poison", OPENED);
        List<String> after = publish(10);

        await().atMost(LONG).until(() -> new HashSet<>(receiver.ids()).containsAll(after));
        assertInOrder(before);
        assertInOrder(after);
        assertThat(receiver.ids()).doesNotContain("poison");
        await().atMost(LONG).until(() -> gauge("guerdon.webhook.dead-letters", id) == 1);
        await().atMost(LONG)
                .until(() -> desks.meters
                                .get("guerdon.webhook.circuit")
                                .tags("webhook", id.value(), "state", "CLOSED")
                                .gauge()
                                .value()
                        == 1);
        DeadLetter letter = desks.stores.deadLetters().find(id, "poison").orElseThrow();
        assertThat(letter.event().subject()).isEqualTo("mem_0");
        assertThat(letter.event().body()).contains("名");

        receiver.recover();
        DeadLetters letters = new DeadLetters(desks.webhooks, desks.stores.deadLetters(), Clock.systemUTC());
        letters.redeliver(Desks.OWNER, id, "poison", "again");
        await().atMost(LONG).until(() -> receiver.ids().contains("poison"));
        assertThat(receiver.got().getLast().isSignedWith(shown.secret())).isTrue();
        await().atMost(LONG).until(() -> gauge("guerdon.webhook.dead-letters", id) == 0);
    }

    private double gauge(String name, WebhookId id) {
        return desks.meters.get(name).tag("webhook", id.value()).gauge().value();
    }

    @Test
    void whatIsNoEventIsPassedOver() {
        desks.register(receiver, OPENED);
        desks.process("p1");
        desks.publishRaw("mem_0", "{no json");
        desks.publishRaw("mem_0", "[]");
        List<String> ids = publish(1);
        await().atMost(LONG).until(() -> receiver.ids().containsAll(ids));
    }

    @Test
    void oneProcessAtATimeSendsForAWebhook() {
        desks.register(receiver, OPENED);
        desks.process("p1");
        await().atMost(LONG).until(() -> !desks.stores.progress().all().isEmpty());
        desks.process("p2");
        desks.process("p3");
        List<String> ids = publish(60);
        await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
        String last = publish(1).getFirst();

        await().atMost(LONG)
                .until(() -> receiver.ids().contains(last) && receiver.ids().containsAll(ids));
        assertThat(receiver.ids()).doesNotHaveDuplicates();
        assertInOrder(ids);
        assertThat(desks.stores.progress().all().getFirst().carrier().owner()).isEqualTo("p1");
    }

    @Test
    void sendsAgainWhatIsAskedForAgain() {
        Outcome.Shown shown = desks.register(receiver, OPENED);
        desks.process("p1");
        Instant since = Instant.now();
        List<String> ids = publish(20);
        await().atMost(LONG).until(() -> receiver.ids().containsAll(ids));

        WebhookId id = shown.seen().webhook().id();
        assertThat(desks.webhooks.replay(Desks.OWNER, id, since, "again")).isEqualTo(new Webhooks.Replaying.Begun());
        await().atMost(LONG).until(() -> receiver.ids().size() == 40);
        assertThat(desks.webhooks.replay(Desks.OWNER, id, since, "again")).isEqualTo(new Webhooks.Replaying.Repeated());
        String last = publish(1).getFirst();
        await().atMost(LONG).until(() -> receiver.ids().contains(last));
        assertThat(receiver.ids()).hasSize(41);
    }

    @Test
    void aReplayDoesNotWaitForWhatFails() {
        Outcome.Shown shown = desks.register(receiver, OPENED);
        receiver.answer(_ -> 500);
        desks.process("p1");
        publish(20);
        await().atMost(LONG).until(() -> receiver.tried() > 10);

        Instant after = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(after));
        assertThat(desks.webhooks.replay(Desks.OWNER, shown.seen().webhook().id(), after, "skip"))
                .isEqualTo(new Webhooks.Replaying.Begun());
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        receiver.recover();
        List<String> ids = publish(3);
        await().atMost(LONG).until(() -> receiver.ids().containsAll(ids));
        assertThat(receiver.ids()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aPartnerGetsItsStreamInOrderFromWhereItAsked() {
        desks.cafe.add(120);
        desks.cafe.add(130);
        Outcome.Shown shown = desks.registerCafe(receiver, 100);
        publish(3);
        desks.process("p1");

        await().atMost(LONG).until(() -> receiver.ids().contains("cafe/250"));
        assertThat(receiver.ids()).isEqualTo(numbers(101, 250));
        assertThat(receiver.got().getFirst().isSignedWith(shown.secret())).isTrue();
        receiver.answer(_ -> 500);
        desks.cafe.add(40);
        await().atMost(LONG)
                .until(() -> desks.seen(shown).progress().standing().failure().isPresent());
        assertThat(desks.seen(shown)
                        .progress()
                        .standing()
                        .failure()
                        .orElseThrow()
                        .event())
                .isEqualTo("cafe/251");
        receiver.recover();
        await().atMost(LONG).until(() -> receiver.ids().contains("cafe/290"));
        assertThat(receiver.ids().stream().distinct()).isEqualTo(numbers(101, 290));
    }

    @Test
    void aPartnerGetsItsStreamAgainFromAnyNumberAndGoesOnInAnotherProcess() {
        desks.cafe.add(30);
        Outcome.Shown shown = desks.registerCafe(receiver, 0);
        Couriers first = desks.process("p1");
        await().atMost(LONG).until(() -> receiver.ids().contains("cafe/30"));
        await().atMost(LONG)
                .until(() -> desks.seen(shown).progress().place().offsets().containsValue(31L));
        int before = receiver.ids().size();

        Webhook webhook = shown.seen().webhook();
        assertThat(desks.webhooks.replayAfter(webhook.owner(), webhook.id(), 20, "again"))
                .isEqualTo(new Webhooks.Replaying.Begun());
        await().atMost(LONG).until(() -> receiver.ids().size() >= before + 10);
        assertThat(receiver.ids().subList(before, before + 10)).isEqualTo(numbers(21, 30));
        await().atMost(LONG)
                .until(() -> desks.seen(shown).progress().place().offsets().containsValue(31L));
        first.stop();
        desks.cafe.add(5);
        desks.process("p2");
        await().atMost(LONG).until(() -> receiver.ids().contains("cafe/35"));
        assertThat(receiver.ids().subList(before + 10, before + 15)).isEqualTo(numbers(31, 35));
    }

    @Test
    void aReplayCountsThoughMuchIsUnderWay() {
        desks.cafe.add(60);
        Outcome.Shown shown = desks.registerCafe(receiver, 0);
        receiver.answer(_ -> {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
            return 200;
        });
        desks.process("p1");
        await().atMost(LONG).until(() -> receiver.ids().contains("cafe/10"));
        Webhook webhook = shown.seen().webhook();
        assertThat(desks.webhooks.replayAfter(webhook.owner(), webhook.id(), 4, "again"))
                .isEqualTo(new Webhooks.Replaying.Begun());

        await().atMost(LONG).until(() -> receiver.ids().contains("cafe/60"));
        assertThat(receiver.ids().stream().filter("cafe/5"::equals)).hasSize(2);
        assertThat(receiver.ids().stream().filter("cafe/4"::equals)).hasSize(1);
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(seq -> "cafe/" + seq).toList();
    }

    @Test
    void aSecretThatDoesNotOpenIsToldAndCanBeReplaced() {
        Outcome.Shown shown = desks.register(receiver, OPENED);
        Webhook webhook = shown.seen().webhook();
        Webhook.Secret strange = new Webhook.Secret(new byte[40], Instant.MAX);
        desks.stores
                .webhooks()
                .replace(webhook.with(
                        new Webhook.Secrets(List.of(strange), webhook.secrets().requests())));
        desks.process("p1");
        publish(3);

        await().atMost(LONG)
                .until(() -> desks.seen(shown).progress().standing().failure().isPresent());
        assertThat(desks.seen(shown)
                        .progress()
                        .standing()
                        .failure()
                        .orElseThrow()
                        .reason())
                .isEqualTo("secret does not open");
        assertThat(desks.meters.get("guerdon.webhook.waiting").gauge().value()).isPositive();
        assertThat(receiver.tried()).isZero();

        desks.webhooks.rotate(Desks.OWNER, webhook.id(), Duration.ZERO, asked("anew"));
        await().atMost(LONG).until(() -> receiver.ids().size() == 3);
        await().atMost(LONG)
                .until(() -> desks.seen(shown).progress().standing().failure().isEmpty());
    }

    @Test
    void aKeyStandsForWhatWasAskedForFirst() {
        Outcome.Shown shown = desks.registerCafe(receiver, 0);
        Webhook webhook = shown.seen().webhook();
        assertThat(desks.webhooks.replayAfter(webhook.owner(), webhook.id(), 100, "k"))
                .isEqualTo(new Webhooks.Replaying.Begun());

        assertThat(desks.webhooks.replayAfter(webhook.owner(), webhook.id(), 5, "k"))
                .isEqualTo(new Webhooks.Replaying.Refused(new IdempotencyKeyReused(List.of("after"))));
        assertThat(desks.webhooks.replayAfter(webhook.owner(), webhook.id(), 100, "k"))
                .isEqualTo(new Webhooks.Replaying.Repeated());
        assertThat(desks.seen(shown).progress().place().offsets()).containsValue(101L);
    }

    @Test
    void whatWasAskedForBeforeItWasKeptIsARepeat() {
        Outcome.Shown shown = desks.registerCafe(receiver, 0);
        Webhook webhook = shown.seen().webhook();
        String request = new Asked("k", Map.of()).done("replay").request();
        Webhook.Done done = new Webhook.Done(request, Fingerprint.NONE);
        desks.stores
                .webhooks()
                .replace(webhook.with(new Webhook.Secrets(webhook.secrets().kept(), List.of(done))));

        assertThat(desks.webhooks.replayAfter(webhook.owner(), webhook.id(), 5, "k"))
                .isEqualTo(new Webhooks.Replaying.Repeated());
    }

    private static Asked asked(String key) {
        return new Asked(key, Map.of());
    }

    @Test
    void bothSecretsAreGoodWhileTheyOverlap() {
        Outcome.Shown shown = desks.register(receiver, OPENED);
        desks.process("p1");
        WebhookId id = shown.seen().webhook().id();
        Outcome.Shown next =
                (Outcome.Shown) desks.webhooks.rotate(Desks.OWNER, id, Duration.ofHours(1), asked("rotate"));
        await().atMost(LONG).until(() -> {
            publish(1);
            return receiver.got().stream().anyMatch(got -> got.isSignedWith(next.secret()));
        });
        assertThat(receiver.got().getLast().isSignedWith(shown.secret())).isTrue();

        Outcome.Shown third = (Outcome.Shown) desks.webhooks.rotate(Desks.OWNER, id, Duration.ZERO, asked("again"));
        await().atMost(LONG).until(() -> {
            publish(1);
            return receiver.got().stream().anyMatch(got -> got.isSignedWith(third.secret()));
        });
        assertThat(receiver.got().getLast().isSignedWith(next.secret())).isFalse();
    }

    @Test
    void nothingIsSentToAnAddressThatBecamePrivate() {
        desks.close();
        desks = new Desks(broker.bootstrapServers(), new Reach(Set.of()));
        Outcome.Shown shown = desks.register(receiver, OPENED);
        desks.process("p1");
        publish(1);

        await().atMost(LONG)
                .until(() -> desks.seen(shown).progress().standing().failure().isPresent());
        assertThat(desks.seen(shown)
                        .progress()
                        .standing()
                        .failure()
                        .orElseThrow()
                        .reason())
                .isEqualTo("address not allowed");
        assertThat(receiver.tried()).isZero();
    }

    @Test
    void nothingMoreIsSentToOneThatWasRemoved() {
        Outcome.Shown shown = desks.register(receiver, OPENED);
        desks.process("p1");
        List<String> ids = publish(5);
        await().atMost(LONG).until(() -> receiver.ids().containsAll(ids));
        assertThat(desks.webhooks.remove(Desks.OWNER, shown.seen().webhook().id()))
                .isEmpty();
        await().atMost(LONG)
                .until(() -> desks.meters.find("guerdon.webhook.waiting").gauge() == null);
        publish(5);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(receiver.got()).hasSize(5);
        assertThat(desks.stores.progress().all()).isEmpty();
    }

    private void awaitNoted(Outcome.Shown shown) {
        await().atMost(LONG)
                .until(() ->
                        desks.seen(shown).progress().standing().deliveredAt().isPresent());
    }

    /** Events of some members in turn; answers their ids. */
    private List<String> publish(int events) {
        return IntStream.range(0, events)
                .mapToObj(n -> {
                    String id = "e" + EVENTS.incrementAndGet() + ".m" + n % 5;
                    desks.publish("mem_" + n % 5, id, OPENED);
                    return id;
                })
                .toList();
    }

    /** Of each member in the order they were published. */
    private void assertInOrder(List<String> published) {
        for (int member = 0; member < 5; member++) {
            String suffix = ".m" + member;
            List<String> got = receiver.ids().stream()
                    .filter(published::contains)
                    .filter(id -> id.endsWith(suffix))
                    .distinct()
                    .toList();
            assertThat(got)
                    .isEqualTo(
                            published.stream().filter(id -> id.endsWith(suffix)).toList());
        }
    }
}
