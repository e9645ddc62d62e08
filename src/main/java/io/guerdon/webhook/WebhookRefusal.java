package io.guerdon.webhook;

import io.guerdon.ledger.Refusal;

/** Why a webhook is not registered or changed; in the order of the checks. */
public sealed interface WebhookRefusal extends Refusal {
    /** The program has no such webhook. */
    record WebhookNotFound(String webhook) implements WebhookRefusal, NotFound {}

    /** No event has this type, or one that begins like this. */
    record UnknownEventType(String eventType) implements WebhookRefusal, Unprocessable {}

    /** An address that nothing is sent to: not https, or not of a host of the public internet. */
    record WebhookAddressNotAllowed(String why) implements WebhookRefusal, Unprocessable {}

    /** The program has as many as it may. */
    record TooManyWebhooks(int most) implements WebhookRefusal, Conflict {}

    /** The idempotency key made this secret before, and it is shown once only; rotate it. */
    record WebhookSecretAlreadyShown(String webhook) implements WebhookRefusal, Conflict {}

    /** The webhook has no such event set aside: it never had, or it was acknowledged or dismissed. */
    record DeadLetterNotFound(String webhook, String event) implements WebhookRefusal, NotFound {}
}
