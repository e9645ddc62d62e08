package io.guerdon.web;

/** The period to close, by its name. */
record SettlementBody(String period) {
    SettlementBody {
        period = Fields.name("period", period);
    }
}
