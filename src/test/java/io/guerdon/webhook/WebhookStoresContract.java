package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Fingerprint;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.webhook.Progress.Carrier;
import io.guerdon.webhook.Progress.Failure;
import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Progress.Standing;
import io.guerdon.webhook.Webhook.Done;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhook.Secret;
import io.guerdon.webhook.Webhook.Secrets;
import io.guerdon.webhook.Webhook.Subscription;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stores of webhooks and of their progress promise. */
public abstract class WebhookStoresContract {
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");
    private static final WebhookId ID = new WebhookId("whk_1");

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
                        URI.create("https://hooks.invalid/p"), new Events.OfPartner(new MerchantId("cafe"), 7), AT),
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
                        3, Optional.of(AT), Optional.of(new Failure("e1", "status 500", 2, AT, AT.plusSeconds(1)))));
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

    private static Webhook webhook(String id, String program) {
        return new Webhook(
                new WebhookId(id),
                new ProgramId(program),
                new Subscription(
                        URI.create("https://hooks.invalid/a?b=c"),
                        new Events.OfProgram(List.of("io.guerdon.charge.*")),
                        AT),
                new Secrets(List.of(new Secret(new byte[] {1}, Instant.MAX)), List.of()),
                0);
    }
}
