package io.guerdon.web;

import io.guerdon.web.WebhookViews.DeadLetterView;
import io.guerdon.web.WebhookViews.WebhookRedelivery;
import io.guerdon.webhook.DeadLetter;
import io.guerdon.webhook.DeadLetters;
import io.guerdon.webhook.Webhook.Owner;
import io.guerdon.webhook.WebhookId;
import io.guerdon.webhook.WebhookRefusal.WebhookNotFound;
import io.guerdon.webhook.Webhooks.Replaying;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done to events that were set aside, whosever webhook it is. */
@Component
final class DeadLetterDesk {
    private static final int LONGEST_CURSOR = 300;

    private final Desk desk;
    private final DeadLetters letters;

    DeadLetterDesk(Desk desk, DeadLetters letters) {
        this.desk = desk;
        this.letters = letters;
    }

    Answer<Page<DeadLetterView>> list(Owner owner, String webhook, @Nullable Integer limit, @Nullable String cursor) {
        int most = Page.limit(limit);
        String after = cursor == null ? "" : place(cursor);
        return desk.guarded(() -> letters.of(owner, new WebhookId(webhook), after, most + 1)
                .map(found -> Answer.ok(page(found, most)))
                .orElseGet(() -> Answer.refused(new WebhookNotFound(webhook))));
    }

    private static String place(String cursor) {
        if (cursor.length() > LONGEST_CURSOR || !cursor.matches("[0-9]{13}\\..+")) {
            throw Rejection.ofField(Fault.INVALID_PARAMETER, "cursor", "what the part before answered");
        }
        return cursor;
    }

    /** One more was read than is told. */
    private static Page<DeadLetterView> page(List<DeadLetter> found, int most) {
        List<DeadLetter> told = found.subList(0, Math.min(found.size(), most));
        return new Page<>(
                told.stream().map(DeadLetterView::of).toList(),
                found.size() > most ? told.getLast().order() : null);
    }

    Answer<WebhookRedelivery> redeliver(Owner owner, String webhook, String event, IdempotencyKey key) {
        WebhookRedelivery body = new WebhookRedelivery(webhook, event);
        return desk.guarded(() -> switch (letters.redeliver(owner, new WebhookId(webhook), event, key.value())) {
            case Replaying.Begun _ -> new Answer.Given<>(202, body, Answer.Told.FIRST);
            case Replaying.Repeated _ -> new Answer.Given<>(202, body, Answer.Told.AGAIN);
            case Replaying.Refused refused -> Answer.refused(refused.refusal());
        });
    }

    Answer<EmptyBody> dismiss(Owner owner, String webhook, String event) {
        return desk.guarded(() -> letters.dismiss(owner, new WebhookId(webhook), event)
                .<Answer<EmptyBody>>map(Answer::refused)
                .orElseGet(() -> Answer.ok(EmptyBody.NOTHING)));
    }
}
