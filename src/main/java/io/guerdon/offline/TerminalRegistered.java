package io.guerdon.offline;

import io.guerdon.earning.Till;
import io.guerdon.ledger.Subject;

/**
 * A till that may sign tickets, as the journal keeps it.
 *
 * @param till which; its store and terminal are named
 * @param key its first key
 */
public record TerminalRegistered(Till till, TicketKey key) implements Subject {}
