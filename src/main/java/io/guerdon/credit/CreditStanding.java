package io.guerdon.credit;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;

/** The credit that was blocked, or is not any more, as the journal keeps it. */
public record CreditStanding(WalletId wallet) implements Subject {}
