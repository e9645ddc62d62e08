package io.guerdon.unit;

/** A partner's own currency, which it keeps itself, by its name in the program's catalogue. */
public record PartnerCurrencyId(String value) {
    public PartnerCurrencyId {
        Names.require("PartnerCurrencyId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
