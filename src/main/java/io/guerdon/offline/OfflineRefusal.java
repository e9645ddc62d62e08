package io.guerdon.offline;

import io.guerdon.ledger.Refusal;
import java.util.List;

/** Why something about an offline till is refused; in the order of the checks. */
public sealed interface OfflineRefusal extends Refusal {
    /** No till of that id was registered. */
    record TerminalNotFound(String terminal) implements OfflineRefusal, NotFound {}

    /** It was registered before. */
    record TerminalAlreadyRegistered(String terminal) implements OfflineRefusal, Conflict {}

    /** It has, or had, that key; a key that was replaced never comes back. */
    record TerminalKeyKnown(String key) implements OfflineRefusal, Conflict {}

    /** An operator blocked it. Its tickets wait until it is unblocked. */
    record TerminalBlocked(String terminal) implements OfflineRefusal, Conflict {}

    /** It is not blocked. */
    record TerminalNotBlocked(String terminal) implements OfflineRefusal, Conflict {}

    /** The allowance would be over before it began. */
    record AllowanceValidityOver(String validUntil) implements OfflineRefusal, Unprocessable {}

    /** Stored value is spent where its two parts are known. */
    record StoredValueNotOffline(String storedValue) implements OfflineRefusal, Unprocessable {}

    /** A till that is offline cannot know what a member owes meanwhile. */
    record CreditNotOffline(String unit) implements OfflineRefusal, Unprocessable {}

    /** It has allowances already, as many as it may. */
    record TooManyAllowances(long limit) implements OfflineRefusal, Conflict {}

    /** The till has, or had, no such key. */
    record TicketKeyUnknown(String key) implements OfflineRefusal, Unprocessable {}

    /** The ticket is not what the key signed. */
    record TicketSignatureInvalid() implements OfflineRefusal, Unprocessable {}

    /** Another ticket, well signed, came under that counter before: a forgery, a copied till, or one that was set back. */
    record TicketCounterReused(long counter, String entry, List<String> fields) implements OfflineRefusal, Conflict {}

    /** The till has, or had, no such allowance. */
    record AllowanceNotFound(String allowance) implements OfflineRefusal, NotFound {}

    /** The key was replaced before the ticket was signed, or too long ago. */
    record TicketKeyReplaced(String key, String replacedAt, String until) implements OfflineRefusal, Conflict {}

    /** It is too late to hand in tickets under the allowance. */
    record AllowanceSettlementOver(String settleUntil) implements OfflineRefusal, Conflict {}

    /** The sale was not within the allowance's time. */
    record TicketOutsideValidity(String validFrom, String validUntil, String at)
            implements OfflineRefusal, Unprocessable {}

    /** More than the allowance gives at once. */
    record TicketExceedsSaleMaximum(long most, long requested) implements OfflineRefusal, Unprocessable {}

    /** The points are worth something else under the allowance. */
    record TicketValueWrong(long expected, String currency, long value) implements OfflineRefusal, Unprocessable {}

    /** More than is left of the allowance. */
    record AllowanceExhausted(long left, long requested) implements OfflineRefusal, Conflict {}
}
