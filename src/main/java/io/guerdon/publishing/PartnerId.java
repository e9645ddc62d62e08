package io.guerdon.publishing;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;

/** A merchant of a program as the owner of a stream of events: {@code <program>/<partner>}. */
public record PartnerId(ProgramId program, MerchantId partner) {
    @Override
    public String toString() {
        return program + "/" + partner;
    }
}
