package io.guerdon.publishing;

import io.guerdon.credit.CreditFigures;
import io.guerdon.credit.CreditLimitSet;
import io.guerdon.credit.CreditLine;
import io.guerdon.credit.CreditRepaid;
import io.guerdon.credit.CreditStanding;
import tools.jackson.core.JsonGenerator;

/** What subscribers may know of credit. */
final class CreditFields {
    private CreditFields() {}

    static void limitSet(JsonGenerator json, CreditLimitSet set) {
        json.writeStringProperty("unit", set.wallet().value());
        json.writeStringProperty("lender", set.lender().value());
        json.writeNumberProperty("limitBefore", set.before());
        json.writeNumberProperty("limit", set.limit());
    }

    static void repaid(JsonGenerator json, CreditRepaid repaid) {
        json.writeStringProperty("unit", repaid.wallet().value());
        GiftCardFields.money(json, "repaid", repaid.paid().amount());
        json.writeNumberProperty("owed", repaid.owed());
        json.writeStringProperty("receipt", repaid.paid().receipt());
        json.writeNumberProperty("line", repaid.paid().line());
        SubjectFields.given(json, "payment", repaid.payment());
    }

    static void standing(JsonGenerator json, CreditStanding standing) {
        json.writeStringProperty("unit", standing.wallet().value());
    }

    static void figures(JsonGenerator json, CreditLine line, CreditFigures figures) {
        json.writeStringProperty("unit", line.wallet().value());
        json.writeStringProperty("lender", line.lender().value());
        json.writeNumberProperty("limit", line.limit());
        json.writeNumberProperty("available", figures.available());
        json.writeNumberProperty("held", figures.held());
        json.writeNumberProperty("owed", figures.owed());
    }
}
