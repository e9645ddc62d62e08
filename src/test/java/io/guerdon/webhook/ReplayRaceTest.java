package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.unit.MerchantId;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhooks.Outcome;
import io.guerdon.webhook.Webhooks.Replaying;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two requests under one idempotency key, of which the second does all it does while the first has moved the place and not said so yet. */
class ReplayRaceTest {
    private final InMemoryProgress progress = new InMemoryProgress();
    private Runnable meanwhile = () -> {};
    private final Webhooks webhooks = new Webhooks(
            new Webhooks.Stores(new InMemoryWebhooks(), new Interrupted(), new InMemoryDeadLetters()),
            new Webhooks.Terms(20, 5, new Reach(Set.of(Reach.Beyond.LOOPBACK))),
            InMemoryWebhooks.vault(),
            Clock.systemUTC());

    @Test
    void theLaterOneToBeKeptIsAnsweredAsIfItHadComeLater() {
        assertThat(second("another", 5)).isEqualTo(new Replaying.Refused(new IdempotencyKeyReused(List.of("after"))));
        assertThat(second("same", 100)).isEqualTo(new Replaying.Repeated());
    }

    /** What the first is answered, which asks for 100, while the second asks for so many. */
    private Replaying second(String key, long after) {
        Outcome.Shown shown = (Outcome.Shown) webhooks.register(
                Desks.PROGRAM,
                new Webhooks.Wanted(
                        URI.create("http://127.0.0.1:1/" + key),
                        new Events.OfPartner(new MerchantId("cafe"), 0),
                        Optional.empty()),
                new Asked("register-" + key, Map.of()));
        Webhook webhook = shown.seen().webhook();
        meanwhile = () -> {
            meanwhile = () -> {};
            assertThat(webhooks.replayAfter(webhook.owner(), webhook.id(), after, key))
                    .isEqualTo(new Replaying.Begun());
        };
        Replaying first = webhooks.replayAfter(webhook.owner(), webhook.id(), 100, key);
        assertThat(webhooks.replayAfter(webhook.owner(), webhook.id(), after, key))
                .isEqualTo(new Replaying.Repeated());
        return first;
    }

    /** Progress, with something else that happens when it is changed. */
    private final class Interrupted implements ProgressStore {
        @Override
        public boolean add(Progress first) {
            meanwhile.run();
            return progress.add(first);
        }

        @Override
        public Optional<Progress> find(WebhookId id) {
            return progress.find(id);
        }

        @Override
        public List<Progress> all() {
            return progress.all();
        }

        @Override
        public boolean replace(Progress next) {
            return progress.replace(next);
        }

        @Override
        public void remove(WebhookId id) {
            progress.remove(id);
        }
    }
}
