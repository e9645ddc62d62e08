package io.guerdon.offline;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.Subject;
import java.util.List;

/**
 * A second, different ticket under one counter, well signed: the till was copied, set back, or tampered with. The journal keeps
 * the first such ticket of each counter. It moves nothing.
 *
 * @param serial which counter, and the key of the second one
 * @param settled the entry of the first one
 * @param fields in which they differ
 * @param signature of the second one
 */
public record TicketCloned(Ticket.Serial serial, EntryId settled, List<String> fields, String signature)
        implements Subject {
    public TicketCloned {
        fields = List.copyOf(fields);
    }
}
