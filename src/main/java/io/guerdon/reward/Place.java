package io.guerdon.reward;

import io.guerdon.ledger.Claims.Holder;

/**
 * A number within a reward's stock, for one request to take. Two marks in the store belong to it. The claim decides: one entry of
 * all can have it. The trace says only that the number may be free although it was touched, so that it is found again.
 *
 * @param number from 1 to the stock
 * @param claim of the request
 * @param trace of the request
 */
record Place(long number, Holder claim, Holder trace) {}
