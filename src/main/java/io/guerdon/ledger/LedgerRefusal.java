package io.guerdon.ledger;

import java.util.List;
import java.util.Map;

/** Why the ledger itself refuses, whatever the operation. */
public sealed interface LedgerRefusal extends Refusal {

    /** The key was used for another request; {@code fields} differ. */
    record KeyReused(List<String> fields) implements LedgerRefusal {
        @Override
        public String code() {
            return "idempotency-key-reused";
        }

        @Override
        public Sort sort() {
            return Sort.UNPROCESSABLE;
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("fields", fields);
        }
    }

    /** A claim of the operation belongs to another entry, {@code holder}. */
    record ClaimTaken(Claim claim, Entry holder) implements LedgerRefusal {
        @Override
        public String code() {
            return claim.refusalCode();
        }

        @Override
        public Sort sort() {
            return Sort.CONFLICT;
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entry", holder.id().toString());
        }
    }

    /** The chain failed verification; only reads are served until an operator has looked at it. */
    record AccountParked(long seq) implements LedgerRefusal {
        @Override
        public String code() {
            return "account-parked";
        }

        @Override
        public Sort sort() {
            return Sort.CONFLICT;
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("seq", seq);
        }
    }

    /** The key was used up because another request took over what it claimed; a new key may try again. */
    record KeyAbandoned(Entry entry) implements LedgerRefusal {
        @Override
        public String code() {
            return "idempotency-key-abandoned";
        }

        @Override
        public Sort sort() {
            return Sort.CONFLICT;
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entry", entry.id().toString());
        }
    }
}
