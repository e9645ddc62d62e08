package io.guerdon.transfer;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TransferId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;

/**
 * One side of a transfer as the journal keeps it.
 *
 * @param transfer its id
 * @param other the other chain: a member's, or the gift card's it came from
 * @param wallet out of which, and into which
 * @param points how many, or how much of the wallet's unit
 */
public record PointsSent(TransferId transfer, ChainId other, WalletId wallet, Points points) implements Subject {}
