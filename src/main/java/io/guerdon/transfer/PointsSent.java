package io.guerdon.transfer;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TransferId;
import io.guerdon.unit.Points;

/**
 * One side of a transfer as the journal keeps it.
 *
 * @param transfer its id
 * @param other the other member's chain
 * @param points how many
 */
public record PointsSent(TransferId transfer, ChainId other, Points points) implements Subject {}
