package io.guerdon.reconciliation;

import io.guerdon.publishing.PartnerId;

/** A partner's reconciliations are numbered from 1. */
public record ReconciliationId(PartnerId partner, int number) {
    /** As it names it in answers and reasons: {@code cafe-7}. */
    @Override
    public String toString() {
        return partner.partner() + "-" + number;
    }
}
