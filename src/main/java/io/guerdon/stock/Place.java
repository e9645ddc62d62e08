package io.guerdon.stock;

import io.guerdon.ledger.Claim;

/**
 * A number that is most likely free, for one request to take.
 *
 * @param number from 1
 * @param claim of the entry that is to have it; where somebody else has it after all, the claim says so
 */
public record Place(long number, Claim claim) {}
