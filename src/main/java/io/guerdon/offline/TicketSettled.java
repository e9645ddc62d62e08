package io.guerdon.offline;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;

/**
 * A ticket that took from its allowance, as the journal keeps it; the member's name is not kept.
 *
 * @param serial which
 * @param sale what it said
 * @param charge whom it concerns
 * @param taken what it did to its allowance
 * @param signature of the till; with the till's own copy of the ticket it proves what was signed
 */
public record TicketSettled(Ticket.Serial serial, Ticket.Sale sale, Charge charge, Taken taken, String signature)
        implements Subject {
    /**
     * What it did to its allowance.
     *
     * @param unit the wallet of members that its points are of
     * @param left of the allowance after it
     */
    public record Taken(WalletId unit, long left) {}
}
