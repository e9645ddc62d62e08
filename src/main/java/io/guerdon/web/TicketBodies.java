package io.guerdon.web;

import io.guerdon.offline.AllowanceId;
import io.guerdon.offline.Ticket;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is handed in by a till that was offline. */
final class TicketBodies {
    private TicketBodies() {}

    /** Tickets, in any order; 1 to 100. */
    record TicketsBody(List<TicketBody> tickets) {
        private static final int MOST = 100;

        TicketsBody {
            tickets = Fields.list("tickets", Fields.required("tickets", tickets), MOST);
            Fields.require(!tickets.isEmpty(), "tickets", "at least one");
        }
    }

    /**
     * A ticket as the till signed it. What is wrong with one is said of that one, and the others are settled.
     *
     * @param allowance under which it was signed
     * @param key with which key: its id
     * @param counter 1 for the first one under the allowance, then one more for each
     * @param member any name of the member, as in a path
     * @param points how many, or how much of the allowance's unit
     * @param value money off for them
     * @param currency ISO 4217 code
     * @param receipt of the sale
     * @param at when it was, to the millisecond
     * @param signature in base64
     */
    record TicketBody(
            @Nullable String allowance,
            @Nullable String key,
            @Nullable Long counter,
            @Nullable String member,
            @Nullable Long points,
            @Nullable Long value,
            @Nullable String currency,
            @Nullable String receipt,
            @Nullable Instant at,
            @Nullable String signature) {

        /** The ticket; refused where it cannot be one. */
        Ticket ticket() {
            Ticket.Serial serial = new Ticket.Serial(
                    Fields.parsed("allowance", Fields.text("allowance", allowance, 64), AllowanceId::parse),
                    Fields.text("key", key, 64),
                    Math.toIntExact(Fields.number("counter", counter, 1, Ticket.Serial.MOST)));
            Ticket.Sale sale = new Ticket.Sale(
                    new Points(Fields.number("points", points, 1, Fields.LARGEST_AMOUNT)),
                    new Money(Fields.number("value", value, 0, Fields.LARGEST_AMOUNT), code()),
                    Fields.text("receipt", receipt, 128),
                    TerminalBodies.millis("at", at));
            return new Ticket(
                    serial, Fields.text("member", member, 256), sale, Fields.text("signature", signature, 128));
        }

        private String code() {
            return Fields.parsed(
                    "currency",
                    Fields.text("currency", currency, 3),
                    code -> Currency.getInstance(code).getCurrencyCode());
        }

        /** Logs never carry who it was. */
        @Override
        public String toString() {
            return "TicketBody[" + allowance + " " + counter + "]";
        }
    }
}
