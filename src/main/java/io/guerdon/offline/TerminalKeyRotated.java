package io.guerdon.offline;

import io.guerdon.ledger.Subject;
import java.time.Instant;

/**
 * A till signs with another key from now on, as the journal keeps it.
 *
 * @param key the new one
 * @param replaced id of the one before
 * @param until first instant at which tickets signed with that one are settled no more
 */
public record TerminalKeyRotated(TicketKey key, String replaced, Instant until) implements Subject {}
