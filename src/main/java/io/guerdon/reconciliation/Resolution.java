package io.guerdon.reconciliation;

import java.time.Instant;

/**
 * How a discrepancy was resolved.
 *
 * @param entry that adjusted a balance because of it; empty where it was accepted as it is
 * @param reason as the operator gave it
 * @param operator who
 * @param key of the request
 * @param at when
 */
public record Resolution(String entry, String reason, String operator, String key, Instant at) {}
