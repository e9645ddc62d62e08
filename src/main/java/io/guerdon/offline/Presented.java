package io.guerdon.offline;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A ticket that was handed in.
 *
 * @param ticket as it was signed
 * @param name tells the member's names apart without saying anything about a person
 */
public record Presented(Ticket ticket, String name) {
    private static final List<String> FIELDS =
            List.of("operation", "key", "member", "points", "value", "currency", "receipt", "at");

    /** Under the counter, so that it settles once: a used counter has its first answer, or refuses another ticket. */
    Operation.Terms terms(ChainId till) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        Ticket.Sale sale = ticket.sale();
        fields.put("operation", "ticket");
        fields.put("key", ticket.serial().key());
        fields.put("member", name);
        fields.put("points", sale.points().value());
        fields.put("value", sale.value().minor());
        fields.put("currency", sale.value().currency());
        fields.put("receipt", sale.receipt());
        fields.put("at", sale.at());
        Entry.Request request = new Entry.Request(key("ticket"), Fingerprint.of(fields));
        return new Operation.Terms(till, request, FIELDS, List.of(), Operation.Refusals.FORGOTTEN);
    }

    /** Whoever hands it in, on the till's own chain. */
    public Call call(ChainId till, Actor actor, int revision) {
        return new Call(till, key("ticket"), actor, revision);
    }

    /** Of a step that is taken once for each counter. */
    EntryKey key(String step) {
        return EntryKey.following(
                step, ticket.serial().allowance() + ":" + ticket.serial().counter());
    }
}
