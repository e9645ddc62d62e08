/**
 * Tells a program's systems of its events, by signed requests to the addresses they registered. It owns the registrations, how far
 * each of them is, and when to try again; the events are those of the topics, word for word. It refuses to make up, filter inside or
 * reorder them, and never gives an address up.
 *
 * <p>Metrics: {@code guerdon.webhook.waiting} (events a webhook has not got yet), {@code guerdon.webhook.attempts} (requests, by
 * outcome).
 */
@NullMarked
@ApplicationModule(
        displayName = "Webhook",
        allowedDependencies = {"unit", "ledger", "member", "publishing"})
package io.guerdon.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
