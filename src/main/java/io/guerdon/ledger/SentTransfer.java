package io.guerdon.ledger;

import io.guerdon.unit.WalletId;
import java.util.List;

/**
 * A transfer that has left and not been confirmed as arrived.
 *
 * @param id its public id
 * @param wallet the wallet it came from and goes to
 * @param to the receiver's chain
 * @param draws the lots it carries, with their terms
 */
public record SentTransfer(TransferId id, WalletId wallet, ChainId to, List<Draw> draws) {}
