package io.guerdon.ledger;

import java.util.List;
import java.util.Map;

/** Why the ledger itself refuses, whatever the operation. */
public sealed interface LedgerRefusal extends Refusal {

    /** The key was used for another request; {@code fields} differ. */
    record IdempotencyKeyReused(List<String> fields) implements LedgerRefusal, Unprocessable {}

    /** The key was used up because another request took over what it claimed; a new key may try again. */
    record IdempotencyKeyAbandoned(String entry) implements LedgerRefusal, Conflict {}

    /** A claim of the operation belongs to another entry, {@code holder}; the claim gives the code. */
    record ClaimTaken(Claim claim, Entry holder) implements LedgerRefusal, Conflict {
        @Override
        public String code() {
            return claim.refusalCode();
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entry", holder.id().toString());
        }
    }

    /** The chain failed verification at {@code seq}; only reads are served until an operator has looked at it. */
    record AccountParked(long seq) implements LedgerRefusal, Conflict {}

    /** The account is closed. */
    record AccountClosed() implements LedgerRefusal, Conflict {}

    /** The account may earn and not spend. */
    record AccountSuspended() implements LedgerRefusal, Conflict {}

    /** What partners would owe each other because of it is more than {@code limit} minor units at once. */
    record AmountTooLarge(long limit) implements LedgerRefusal, Unprocessable {}

    /** The wallet would hold more than {@code limit}. */
    record BalanceTooLarge(long limit) implements LedgerRefusal, Conflict {}
}
