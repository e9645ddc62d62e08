package io.guerdon.web;

import io.guerdon.web.WebhookBodies.WebhookSecretBody;
import io.guerdon.web.WebhookViews.WebhookMade;
import io.guerdon.web.WebhookViews.WebhookView;
import io.guerdon.webhook.Asked;
import io.guerdon.webhook.Webhook.Owner;
import io.guerdon.webhook.WebhookId;
import io.guerdon.webhook.WebhookRefusal.WebhookNotFound;
import io.guerdon.webhook.Webhooks;
import io.guerdon.webhook.Webhooks.Wanted;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done to webhooks, whosever they are. */
@Component
final class WebhookDesk {
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);

    private final Desk desk;
    private final Webhooks webhooks;

    WebhookDesk(Desk desk, Webhooks webhooks) {
        this.desk = desk;
        this.webhooks = webhooks;
    }

    Answer<WebhookMade> register(Owner owner, Wanted wanted, Asked asked) {
        return desk.guarded(() -> made(webhooks.register(owner.program(), wanted, asked)));
    }

    Answer<Page<WebhookView>> list(Owner owner) {
        return desk.guarded(() -> Answer.ok(
                new Page<>(webhooks.of(owner).stream().map(WebhookView::of).toList(), null)));
    }

    Answer<WebhookView> read(Owner owner, String webhook) {
        return desk.guarded(() -> webhooks.find(owner, new WebhookId(webhook))
                .map(seen -> Answer.ok(WebhookView.of(seen)))
                .orElseGet(() -> Answer.refused(new WebhookNotFound(webhook))));
    }

    Answer<EmptyBody> remove(Owner owner, String webhook) {
        return desk.guarded(() -> webhooks.remove(owner, new WebhookId(webhook))
                .<Answer<EmptyBody>>map(Answer::refused)
                .orElseGet(() -> Answer.ok(EmptyBody.NOTHING)));
    }

    Answer<WebhookMade> rotate(Owner owner, String webhook, @Nullable WebhookSecretBody body, IdempotencyKey key) {
        Duration overlap = body == null || body.overlap() == null ? USUAL_OVERLAP : body.overlap();
        Asked asked = new Asked(key.value(), Map.of("overlap", overlap));
        return desk.guarded(() -> made(webhooks.rotate(owner, new WebhookId(webhook), overlap, asked)));
    }

    <T> Answer<T> replay(Supplier<Webhooks.Replaying> work, T body) {
        return desk.guarded(() -> switch (work.get()) {
            case Webhooks.Replaying.Begun _ -> Answer.ok(body);
            case Webhooks.Replaying.Repeated _ -> new Answer.Given<>(200, body, Answer.Told.AGAIN);
            case Webhooks.Replaying.Refused refused -> Answer.refused(refused.refusal());
        });
    }

    private static Answer<WebhookMade> made(Webhooks.Outcome outcome) {
        return switch (outcome) {
            case Webhooks.Outcome.Shown shown -> Answer.created(WebhookMade.of(shown.seen(), shown.secret()));
            case Webhooks.Outcome.Refused refused -> Answer.refused(refused.refusal());
        };
    }
}
