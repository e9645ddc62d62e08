package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.earning.Till;
import io.guerdon.offline.GrantAllowance;
import io.guerdon.offline.TerminalRegistered;
import io.guerdon.offline.TicketKey;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is said about tills that may be offline. */
final class TerminalBodies {
    private TerminalBodies() {}

    /**
     * A till to register.
     *
     * @param merchant whose
     * @param store in which store
     * @param terminal which till there
     * @param publicKey the 32 bytes of its Ed25519 key, in base64; the private half never leaves the till
     */
    record TerminalBody(String merchant, String store, String terminal, String publicKey) {
        TerminalBody {
            merchant = Fields.name("merchant", merchant);
            store = Fields.name("store", store);
            terminal = Fields.name("terminal", terminal);
            publicKey = Fields.text("publicKey", publicKey, 64);
            Fields.parsed("publicKey", publicKey, TicketKey::new);
        }

        TerminalRegistered command(Caller caller) {
            Till till = Tills.of(caller, merchant, store, terminal);
            return new TerminalRegistered(till, new TicketKey(publicKey));
        }
    }

    /**
     * The key a till signs with from now on.
     *
     * @param publicKey the 32 bytes of the key, in base64
     * @param previousUntil first instant at which tickets that were signed with the one before are settled no more
     */
    record TerminalKeyBody(String publicKey, Instant previousUntil) {
        TerminalKeyBody {
            previousUntil = millis("previousUntil", previousUntil);
            publicKey = Fields.text("publicKey", publicKey, 64);
            Fields.parsed("publicKey", publicKey, TicketKey::new);
        }

        TicketKey key() {
            return new TicketKey(publicKey);
        }
    }

    /**
     * What a till may let members spend while it is offline.
     *
     * @param unit out of which wallet; points where it is left out
     * @param total in all
     * @param mostPerSale at once
     * @param validFrom first instant of a sale
     * @param validUntil first instant too late for a sale
     * @param settleUntil first instant too late to hand a ticket in
     */
    record AllowanceBody(
            @Nullable String unit,
            Long total,
            Long mostPerSale,
            Instant validFrom,
            Instant validUntil,
            Instant settleUntil) {
        AllowanceBody {
            Fields.optionalName("unit", unit);
            Fields.number("total", total, 1, Fields.LARGEST_AMOUNT);
            Fields.number("mostPerSale", mostPerSale, 1, Fields.LARGEST_AMOUNT);
            validFrom = millis("validFrom", validFrom);
            validUntil = millis("validUntil", validUntil);
            settleUntil = millis("settleUntil", settleUntil);
            Fields.require(mostPerSale <= total, "mostPerSale", "at most the total");
            Fields.require(validFrom.isBefore(validUntil), "validUntil", "after validFrom");
            Fields.require(!settleUntil.isBefore(validUntil), "settleUntil", "not before validUntil");
        }

        GrantAllowance command() {
            return new GrantAllowance(
                    unit == null ? WalletId.POINTS : new WalletId(unit),
                    new Points(total),
                    new Points(mostPerSale),
                    new GrantAllowance.Validity(validFrom, validUntil, settleUntil));
        }
    }

    /** An instant that must be there, to the millisecond. */
    static Instant millis(String field, @Nullable Instant value) {
        Instant instant = Fields.required(field, value);
        Fields.instant(field, instant);
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
