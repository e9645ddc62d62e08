package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.Entry;
import io.guerdon.offline.TicketSettled;
import io.guerdon.unit.WalletId;
import io.guerdon.web.SpendAnswers.Value;
import io.guerdon.web.TicketBodies.TicketBody;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a till is told about tickets it handed in. */
final class TicketAnswers {
    private TicketAnswers() {}

    /** One answer for each ticket, in the order in which they came. */
    record TicketsTold(List<TicketAnswer> answers) {}

    /**
     * What became of one.
     *
     * @param allowance as it was sent, left out where it was
     * @param counter as it was sent, left out where it was
     * @param status 201 where it was settled now, 200 where it was before; any other as for a request by itself
     * @param settled where it was settled
     * @param problem where it was not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TicketAnswer(
            @Nullable String allowance,
            @Nullable Long counter,
            int status,
            @Nullable TicketTold settled,
            @Nullable Map<String, Object> problem) {
        static TicketAnswer settled(TicketBody ticket, int status, TicketTold told) {
            return new TicketAnswer(ticket.allowance(), ticket.counter(), status, told, null);
        }

        static TicketAnswer refused(TicketBody ticket, int status, Map<String, Object> problem) {
            return new TicketAnswer(ticket.allowance(), ticket.counter(), status, null, problem);
        }
    }

    /**
     * A settled ticket. Whether the member had so much is not the till's business.
     *
     * @param spent what it gave away
     * @param left of the allowance after it
     */
    record TicketTold(Stamp entry, Amount spent, Value value, long left) {
        static TicketTold of(Entry entry, ZoneId zone) {
            TicketSettled settled = EarnAnswers.subject(entry, TicketSettled.class);
            WalletId unit = settled.taken().unit();
            return new TicketTold(
                    Stamp.of(entry),
                    new Amount(unit.value(), settled.sale().points().value()),
                    Value.of(settled.sale().value()),
                    settled.taken().left());
        }
    }
}
