package io.guerdon.webhook;

import io.guerdon.webhook.Progress.Refused;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An event that an address has refused for so long that it was set aside, and the stream went on without it.
 *
 * @param webhook to whose address it was sent
 * @param event what was sent
 * @param refusal how it was refused
 * @param setAsideAt when it was set aside
 * @param askedAt when a redelivery was asked for that has not happened yet
 * @param version counts changes; a change goes in only over the version before it
 */
public record DeadLetter(
        WebhookId webhook, Event event, Refusal refusal, Instant setAsideAt, Optional<Instant> askedAt, long version) {
    /**
     * What was sent.
     *
     * @param id of the event
     * @param type of the event
     * @param subject whom it is about
     * @param number in the partner's stream; empty where the program's events are sent
     * @param body word for word
     */
    public record Event(String id, String type, String subject, OptionalLong number, String body) {
        static Event of(Webhook webhook, Notice notice) {
            OptionalLong number = webhook.owner().partner().isPresent()
                    ? OptionalLong.of(
                            Long.parseLong(notice.id().substring(notice.id().lastIndexOf('/') + 1)))
                    : OptionalLong.empty();
            return new Event(notice.id(), notice.type(), notice.subject(), number, notice.body());
        }
    }

    /**
     * How it was refused.
     *
     * @param reason how the last time, for example {@code status 422}
     * @param attempts how often it was sent in vain since the first time
     * @param since when the first time
     */
    public record Refusal(String reason, int attempts, Instant since) {}

    static DeadLetter of(Webhook webhook, Rounds.Missed missed, Refused refused, Instant now) {
        return new DeadLetter(
                webhook.id(),
                Event.of(webhook, missed.notice()),
                new Refusal(missed.reason(), refused.attempts(), refused.since()),
                now,
                Optional.empty(),
                0);
    }

    /** Its place among those of its webhook: the first that was set aside first. */
    public String order() {
        return String.format(Locale.ROOT, "%013d.%s", setAsideAt.toEpochMilli(), event.id());
    }

    /** It keeps no order with any other. */
    Notice notice() {
        return new Notice(event.id(), event.type(), event.subject(), event.id(), event.body());
    }

    DeadLetter asked(Instant now) {
        return new DeadLetter(webhook, event, refusal, setAsideAt, Optional.of(now), version + 1);
    }

    /** It was sent as asked, and in vain. */
    DeadLetter refusedAgain(String reason) {
        Refusal again = new Refusal(reason, refusal.attempts() + 1, refusal.since());
        return new DeadLetter(webhook, event, again, setAsideAt, Optional.empty(), version + 1);
    }
}
