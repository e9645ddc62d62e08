/**
 * Gift cards: money that belongs to whoever holds the card. Each is a chain of its own, and what can be done with it is decided as
 * on any other: sold, topped up, spent, put back, blocked, paid out, taken into a member's wallet. It owns the life of a card; it
 * refuses to know who bought one, and keeps no code.
 */
@NullMarked
@ApplicationModule(
        displayName = "Gift cards",
        allowedDependencies = {"unit", "ledger", "program", "earning", "redemption", "code", "transfer"})
package io.guerdon.giftcard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
