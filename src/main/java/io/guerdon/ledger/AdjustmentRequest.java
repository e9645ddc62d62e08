package io.guerdon.ledger;

import io.guerdon.unit.WalletId;
import java.time.Instant;

/**
 * An adjustment that waits for a second operator.
 *
 * @param seq the entry that asked; names the request within the account
 * @param wallet what to adjust
 * @param amount signed
 * @param operator the credential that asked; it may not approve
 * @param reason as given
 * @param lapsesAt when it is dropped unless approved
 */
public record AdjustmentRequest(
        long seq, WalletId wallet, long amount, String operator, String reason, Instant lapsesAt) {}
