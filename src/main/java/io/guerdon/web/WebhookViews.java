package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.MerchantId;
import io.guerdon.webhook.DeadLetter;
import io.guerdon.webhook.Progress;
import io.guerdon.webhook.Progress.Standing;
import io.guerdon.webhook.Webhook;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about webhooks. */
final class WebhookViews {
    private WebhookViews() {}

    /**
     * A webhook, and where it stands.
     *
     * @param types which events of the program; left out where a partner's are sent
     * @param partner whose events; left out where the program's are sent
     * @param since when it was registered
     * @param secretsEnd when a secret ends that is good beside the newest one
     * @param state {@code delivering}, or {@code failing}: an event is not acknowledged and is tried again
     * @param waiting events that were not looked at yet, when last counted
     * @param deliveredAt when an event was last acknowledged
     * @param circuit {@code CLOSED}: all is sent; {@code OPEN}: an event was not acknowledged, and nothing is sent for a while; {@code HALF_OPEN}: one event is
     * @param deadLetterAfter how long an event may be refused before it is set aside; left out for never
     * @param failure the event that is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookView(
            String id,
            String url,
            @Nullable List<String> types,
            @Nullable String partner,
            Instant since,
            @Nullable Instant secretsEnd,
            String state,
            long waiting,
            @Nullable Instant deliveredAt,
            String circuit,
            @Nullable Duration deadLetterAfter,
            @Nullable WebhookFailure failure) {
        static WebhookView of(Webhooks.Seen seen) {
            Webhook webhook = seen.webhook();
            Standing standing = seen.progress().standing();
            return new WebhookView(
                    webhook.id().value(),
                    webhook.subscription().url().toString(),
                    webhook.subscription().events() instanceof Events.OfProgram(List<String> types) ? types : null,
                    webhook.owner().partner().map(MerchantId::value).orElse(null),
                    webhook.subscription().since(),
                    secretsEnd(webhook),
                    standing.failure().isPresent() ? "failing" : "delivering",
                    standing.waiting(),
                    standing.deliveredAt().orElse(null),
                    seen.circuit().name(),
                    webhook.subscription().deadLetterAfter().orElse(null),
                    standing.failure().map(WebhookFailure::of).orElse(null));
        }

        private static @Nullable Instant secretsEnd(Webhook webhook) {
            return webhook.secrets().kept().stream()
                    .map(Webhook.Secret::endsAt)
                    .filter(end -> !end.equals(Instant.MAX))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * An event that is not acknowledged.
     *
     * @param event its id
     * @param reason why, for example {@code status 500}
     * @param attempts how often it was tried
     * @param since when it was tried first
     * @param at when it was tried last
     * @param nextAt before when it is not tried again
     */
    record WebhookFailure(String event, String reason, int attempts, Instant since, Instant at, Instant nextAt) {
        static WebhookFailure of(Progress.Failure failure) {
            return new WebhookFailure(
                    failure.event(),
                    failure.reason(),
                    failure.attempts(),
                    failure.since(),
                    failure.at(),
                    failure.nextAt());
        }
    }

    /**
     * A webhook with a new secret, the only time it is shown.
     *
     * @param secret what requests are signed with, as libraries for Standard Webhooks take it
     */
    record WebhookMade(WebhookView webhook, String secret) {
        static WebhookMade of(Webhooks.Seen seen, String secret) {
            return new WebhookMade(WebhookView.of(seen), secret);
        }

        /** Logs never carry the secret. */
        @Override
        public String toString() {
            return "WebhookMade[" + webhook.id() + "]";
        }
    }

    /** What is sent again. */
    record WebhookReplay(String webhook, Instant since) {}

    /** Which of a partner's events are sent again: those after one. */
    record PartnerWebhookReplay(String webhook, long after) {}

    /**
     * An event that was set aside.
     *
     * @param event its id
     * @param number in the partner's stream; left out where the program's events are sent
     * @param type of the event
     * @param subject whom it is about
     * @param reason how it was refused the last time, for example {@code status 422}
     * @param attempts how often it was sent in vain since the first time
     * @param since when it was refused first
     * @param setAsideAt when the stream went on without it
     * @param redeliveryAskedAt when it was asked for that it is sent again; left out where it is not to be
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadLetterView(
            String event,
            @Nullable Long number,
            String type,
            String subject,
            String reason,
            int attempts,
            Instant since,
            Instant setAsideAt,
            @Nullable Instant redeliveryAskedAt) {
        static DeadLetterView of(DeadLetter letter) {
            DeadLetter.Event event = letter.event();
            DeadLetter.Refusal refusal = letter.refusal();
            return new DeadLetterView(
                    event.id(),
                    event.number().isPresent() ? event.number().getAsLong() : null,
                    event.type(),
                    event.subject(),
                    refusal.reason(),
                    refusal.attempts(),
                    refusal.since(),
                    letter.setAsideAt(),
                    letter.askedAt().orElse(null));
        }
    }

    /** Which event is sent again. */
    record WebhookRedelivery(String webhook, String event) {}
}
