package io.guerdon.offline;

import io.guerdon.unit.Money;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.Points;
import io.guerdon.unit.ProgramId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What an offline till signed when it let a member spend.
 *
 * @param serial under which allowance, by which key, the how-manieth
 * @param member as the till knew whoever it was: any name of a member, by which they may be found
 * @param sale what was spent on what
 * @param signature of {@link #signedText}, in base64
 */
public record Ticket(Serial serial, String member, Sale sale, String signature) {
    /** The first line of what is signed. */
    static final String FORM = "guerdon-ticket-1";

    /**
     * What tells tickets apart.
     *
     * @param allowance under which it was signed
     * @param key with which: {@link TicketKey#id}
     * @param counter 1 for the first ticket under the allowance, then one more for each
     */
    public record Serial(AllowanceId allowance, String key, int counter) {
        /** More tickets than this no allowance has. */
        public static final int MOST = 10_000;

        public Serial {
            if (counter < 1 || counter > MOST) {
                throw new IllegalArgumentException("tickets under an allowance are numbered from 1 to " + MOST);
            }
        }
    }

    /**
     * What was spent.
     *
     * @param points how many, or how much of the allowance's unit; more than none
     * @param value money off for them
     * @param receipt of the sale
     * @param at when, in whole milliseconds
     */
    public record Sale(Points points, Money value, String receipt, Instant at) {}

    /** The bytes that were signed: see the operating manual, and the example in it that a test checks. */
    byte[] signedText(ProgramId program, OfflineTillId till) {
        return String.join(
                        "\n",
                        FORM,
                        program.value(),
                        till.value(),
                        serial.allowance().value(),
                        serial.key(),
                        String.valueOf(serial.counter()),
                        member,
                        String.valueOf(sale.points().value()),
                        String.valueOf(sale.value().minor()),
                        sale.value().currency(),
                        sale.receipt(),
                        String.valueOf(sale.at().toEpochMilli()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Logs never carry who it was. */
    @Override
    public String toString() {
        return "Ticket[" + serial + "]";
    }
}
