package io.guerdon.offline;

import io.guerdon.earning.Till;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.OfflineTillId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A till that was registered to sign tickets.
 *
 * @param chain its own
 * @param till which it is
 * @param keys that it has and had, the first one first
 */
public record Terminal(ChainId chain, Till till, List<Held> keys) {
    /** Entries that gave it a key refer to this. */
    static final String KEYS = "keys";

    private static final int ID_DIGITS = 20;

    /**
     * A key it has, or had.
     *
     * @param key the key
     * @param since when it was told to us
     * @param replacedAt when the next one was; {@link Instant#MAX} for the one it has
     * @param until first instant at which what was signed with it is settled no more; {@link Instant#MAX} for the one it has
     */
    public record Held(TicketKey key, Instant since, Instant replacedAt, Instant until) {
        boolean counts(Instant signed, Instant now) {
            return !signed.isAfter(replacedAt) && now.isBefore(until);
        }

        private Held replaced(Instant at, Instant end) {
            return new Held(key, since, at, end);
        }
    }

    /** The id of a till: there is one for each terminal of a store. */
    public static OfflineTillId id(Till till) {
        String name = String.join("/", till.merchant().value(), till.store(), till.terminal());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new OfflineTillId("trm_" + HexFormat.of().formatHex(hash).substring(0, ID_DIGITS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Reads it; empty where it was never registered. */
    static Optional<Terminal> read(History history, ChainId chain) {
        Optional<Till> till = Optional.empty();
        List<Held> keys = new ArrayList<>();
        for (Entry entry : history.byRef(chain, KEYS)) {
            Subject subject = entry.draft().subject().orElseThrow();
            if (subject instanceof TerminalRegistered registered) {
                till = Optional.of(registered.till());
                keys.add(held(registered.key(), entry));
            } else if (subject instanceof TerminalKeyRotated rotated) {
                keys.addLast(keys.removeLast().replaced(entry.recordedAt(), rotated.until()));
                keys.add(held(rotated.key(), entry));
            }
        }
        return till.map(there -> new Terminal(chain, there, List.copyOf(keys)));
    }

    private static Held held(TicketKey key, Entry entry) {
        return new Held(key, entry.recordedAt(), Instant.MAX, Instant.MAX);
    }

    /** The key of an id. */
    Optional<Held> key(String id) {
        return keys.stream().filter(held -> held.key().id().equals(id)).findFirst();
    }

    /** The key it has. */
    Held current() {
        return keys.getLast();
    }
}
