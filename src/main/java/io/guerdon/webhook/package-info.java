/**
 * Tells a program's systems of its events, by signed requests to the addresses they registered. It owns the registrations, how far
 * each of them is, when to try again, and what an address refused for so long that it was set aside; the events are those of the topics, word for word. It refuses to make up, filter inside or
 * reorder them, and never gives an address up.
 *
 * <p>Metrics: {@code guerdon.webhook.waiting} (events a webhook has not got yet), {@code guerdon.webhook.circuit} (1 for the state its
 * circuit is in), {@code guerdon.webhook.dead-letters} (events set aside), {@code guerdon.webhook.attempts} (requests, by outcome).
 */
@NullMarked
@ApplicationModule(
        displayName = "Webhook",
        allowedDependencies = {"unit", "ledger", "member", "publishing"})
package io.guerdon.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
