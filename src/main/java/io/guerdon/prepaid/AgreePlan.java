package io.guerdon.prepaid;

import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Claim;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.Money;
import io.guerdon.unit.ProgramId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Agrees a plan with a member.
 *
 * @param definition which
 * @param till where; its merchant takes the money
 * @param money all that it is about
 * @param receipt on which it was paid; empty where it is paid part by part
 * @param firstOn day of the first part; empty for the one that settings say
 */
public record AgreePlan(
        DefinitionId definition, Till till, Money money, Optional<Receipt> receipt, Optional<LocalDate> firstOn) {
    static final List<String> FIELDS = List.of(
            "operation",
            "definition",
            "merchant",
            "store",
            "terminal",
            "currency",
            "amount",
            "receipt",
            "line",
            "firstOn");

    /** A line of a receipt; each pays once, for whatever it is. */
    public record Receipt(String number, int line) {}

    /** The money, where it was paid. */
    Optional<PaidIn> paid() {
        return receipt.map(on -> new PaidIn(till, money, on.number(), on.line()));
    }

    List<Claim> claims(ProgramId program) {
        return paid().stream().map(paid -> PayPlan.claim(program, paid)).toList();
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "plan-agree");
        fields.put("definition", definition);
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        fields.put("currency", money.currency());
        fields.put("amount", money.minor());
        receipt.ifPresent(on -> {
            fields.put("receipt", on.number());
            fields.put("line", on.line());
        });
        firstOn.ifPresent(day -> fields.put("firstOn", day.toString()));
        return fields;
    }
}
