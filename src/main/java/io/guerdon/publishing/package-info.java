/**
 * What the world hears: which process is a writer and who looks after a dead one, the relay of committed entries to Kafka, and
 * the numbered, hash-linked stream of every partner. It owns leases, checkpoints, partner chains and the shape of events; it
 * refuses to commit anything to an account and never holds a till up.
 *
 * <p>Metrics: {@code guerdon.relay.lag} (entries of this process not yet published), {@code guerdon.relay.published} (entries
 * published, own and adopted), {@code guerdon.writers.adopted} (dead writers this process finished).
 */
@NullMarked
@ApplicationModule(
        displayName = "Publishing",
        allowedDependencies = {
            "unit",
            "ledger",
            "earning",
            "coupon",
            "redemption",
            "conversion",
            "correction",
            "transfer",
            "quote",
            "cashback",
            "reward",
            "giftcard",
            "storedvalue",
            "offline",
            "payment",
            "prepaid",
            "credit",
            "membership"
        })
package io.guerdon.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
