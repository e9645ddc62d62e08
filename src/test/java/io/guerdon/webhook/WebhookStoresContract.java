package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Fingerprint;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.webhook.Progress.Carrier;
import io.guerdon.webhook.Progress.Failure;
import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Progress.Refused;
import io.guerdon.webhook.Progress.Standing;
import io.guerdon.webhook.Webhook.Done;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhook.Secret;
import io.guerdon.webhook.Webhook.Secrets;
import io.guerdon.webhook.Webhook.Subscription;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What stores of webhooks and of their progress promise. */
public abstract class WebhookStoresContract {
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");
    private static final WebhookId ID = new WebhookId("whk_1");
    private static final WebhookId OTHER = new WebhookId("whk_2");

    private static final Done SAYS_MUCH = new Asked("r2", Map.of("after", 7L, "url", "https://a")).done("register");
    /** As requests were kept before it was known what they said. */
    private static final Done SAYS_NOTHING = new Done("r1", Fingerprint.NONE);

    /** Stores with nothing in them. */
    protected abstract Webhooks.Stores empty();

    @Test
    void aWebhookIsReadAsItWasKept() {
        WebhookStore store = empty().webhooks();
        Secret newest = new Secret(new byte[] {1, 2}, Instant.MAX);
        Secret before = new Secret(new byte[] {3}, AT);
        Webhook webhook =
                webhook("whk_1", "a").with(new Secrets(List.of(newest, before), List.of(SAYS_MUCH, SAYS_NOTHING)));
        assertThat(store.add(webhook)).isTrue();
        assertThat(store.add(webhook("whk_1", "b"))).isFalse();
        store.add(webhook("whk_2", "b"));

        Webhook read = store.find(ID).orElseThrow();
        assertThat(read).usingRecursiveComparison().isEqualTo(webhook);
        assertThat(store.of(new ProgramId("a"))).extracting(Webhook::id).containsExactly(ID);
        assertThat(store.all()).hasSize(2);
        assertThat(store.remove(ID)).isTrue();
        assertThat(store.remove(ID)).isFalse();
        assertThat(store.find(ID)).isEmpty();
    }

    @Test
    void aPartnersWebhookIsReadAsItWasKept() {
        WebhookStore store = empty().webhooks();
        Webhook webhook = new Webhook(
                ID,
                new ProgramId("a"),
                new Subscription(
                        URI.create("https://hooks.invalid/p"),
                        new Events.OfPartner(new MerchantId("cafe"), 7),
                        AT,
                        Optional.of(Duration.ofHours(6))),
                new Secrets(List.of(new Secret(new byte[] {1}, Instant.MAX)), List.of()),
                0);
        store.add(webhook);

        assertThat(store.find(ID).orElseThrow()).usingRecursiveComparison().isEqualTo(webhook);
        assertThat(store.find(ID).orElseThrow().owner())
                .isEqualTo(new Webhook.Owner(new ProgramId("a"), Optional.of(new MerchantId("cafe"))));
    }

    @Test
    void aWebhookChangesOnlyOverTheVersionBefore() {
        WebhookStore store = empty().webhooks();
        Webhook first = webhook("whk_1", "a");
        Webhook next = first.with(new Secrets(first.secrets().kept(), List.of(SAYS_MUCH)));
        assertThat(store.replace(next)).isFalse();
        store.add(first);
        assertThat(store.replace(next)).isTrue();
        assertThat(store.replace(next)).isFalse();
        assertThat(store.find(ID).orElseThrow().secrets().requests()).containsExactly(SAYS_MUCH);
    }

    @Test
    void progressIsReadAsItWasKeptAndChangesOnlyOverTheVersionBefore() {
        ProgressStore store = empty().progress();
        Progress first = new Progress(
                ID,
                0,
                new Carrier("p1", AT),
                new Place(AT, Map.of("guerdon.a.members-0", 7L, "guerdon.a.terminals-3", 0L)),
                new Standing(
                        3,
                        Optional.of(AT),
                        Optional.of(new Failure("e1", "status 500", 2, AT, AT.plusSeconds(1), AT.plusSeconds(3))),
                        Map.of("e1.x", new Refused(AT, 2), "e2", new Refused(AT.plusSeconds(1), 1))));
        assertThat(store.add(first)).isTrue();
        assertThat(store.add(Progress.fresh(ID, new Place(AT, Map.of())))).isFalse();
        assertThat(store.find(ID)).contains(first);

        Progress next = first.replayed(new Place(AT.plusSeconds(5), Map.of()));
        assertThat(store.replace(next)).isTrue();
        assertThat(store.replace(next)).isFalse();
        assertThat(store.all()).containsExactly(next);
        store.remove(ID);
        assertThat(store.find(ID)).isEmpty();
        assertThat(store.replace(next)).isFalse();
    }

    @Test
    void aDeadLetterIsKeptOnceAndReadAsItWasKept() {
        DeadLetterStore store = empty().deadLetters();
        DeadLetter letter = letter(ID, "cafe/7", AT);
        assertThat(store.add(letter)).isTrue();
        assertThat(store.add(letter(ID, "cafe/7", AT.plusSeconds(1)))).isFalse();
        assertThat(store.add(letter(OTHER, "cafe/7", AT))).isTrue();

        assertThat(store.find(ID, "cafe/7")).contains(letter);
        assertThat(store.find(ID, "cafe/8")).isEmpty();
        assertThat(store.count(ID)).isEqualTo(1);
        assertThat(store.remove(ID, "cafe/7")).isTrue();
        assertThat(store.remove(ID, "cafe/7")).isFalse();
        assertThat(store.count(ID)).isZero();
        assertThat(store.count(OTHER)).isEqualTo(1);
    }

    @Test
    void deadLettersAreReadPartByPartTheFirstFirst() {
        DeadLetterStore store = empty().deadLetters();
        store.add(letter(ID, "e3", AT.plusSeconds(2)));
        store.add(letter(ID, "e1", AT.plusSeconds(3)));
        store.add(letter(ID, "e2", AT.plusSeconds(2)));
        store.add(letter(ID, "e9", AT));
        store.add(letter(OTHER, "e0", AT));

        List<DeadLetter> first = store.of(ID, "", 3);
        assertThat(first).extracting(letter -> letter.event().id()).containsExactly("e9", "e2", "e3");
        assertThat(store.of(ID, first.getLast().order(), 3))
                .extracting(letter -> letter.event().id())
                .containsExactly("e1");
        store.removeAll(ID);
        assertThat(store.of(ID, "", 3)).isEmpty();
        assertThat(store.of(OTHER, "", 3)).hasSize(1);
    }

    @Test
    void aDeadLetterChangesOnlyOverTheVersionBefore() {
        DeadLetterStore store = empty().deadLetters();
        DeadLetter letter = letter(ID, "e1", AT);
        DeadLetter asked = letter.asked(AT.plusSeconds(5));
        assertThat(store.replace(asked)).isFalse();
        store.add(letter);
        store.add(letter(ID, "e2", AT));
        store.add(letter(OTHER, "e3", AT).asked(AT));
        assertThat(store.asked(ID, 10)).isEmpty();
        assertThat(store.replace(asked)).isTrue();
        assertThat(store.replace(asked)).isFalse();
        assertThat(store.asked(ID, 10)).containsExactly(asked);

        DeadLetter refused = asked.refusedAgain("status 415");
        assertThat(store.replace(refused)).isTrue();
        assertThat(store.asked(ID, 10)).isEmpty();
        assertThat(store.find(ID, "e1")).contains(refused);
        assertThat(store.replace(asked)).isFalse();
    }

    private static DeadLetter letter(WebhookId webhook, String event, Instant at) {
        return new DeadLetter(
                webhook,
                new DeadLetter.Event(
                        event,
                        "io.guerdon.partner.entry.v1",
                        "cafe",
                        event.startsWith("cafe/") ? OptionalLong.of(7) : OptionalLong.empty(),
                        "{\"id\":\"" + event + "\",\"name\":\"名\"}"),
                new DeadLetter.Refusal("status 422", 4, AT.minusSeconds(3_600)),
                at,
                Optional.empty(),
                0);
    }

    private static Webhook webhook(String id, String program) {
        return new Webhook(
                new WebhookId(id),
                new ProgramId(program),
                new Subscription(
                        URI.create("https://hooks.invalid/a?b=c"),
                        new Events.OfProgram(List.of("io.guerdon.charge.*")),
                        AT,
                        Optional.empty()),
                new Secrets(List.of(new Secret(new byte[] {1}, Instant.MAX)), List.of()),
                0);
    }
}
