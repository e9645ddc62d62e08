package io.guerdon.ledger;

/** The idempotency key of an entry, unique within its chain. Keys of callers and keys of the engine never meet. */
public record EntryKey(String value) {
    /**
     * A caller's key.
     *
     * @param scope whose keys these are: the merchant a credential is bound to, or empty
     * @param key 1 to 255 printable ASCII characters
     * @throws IllegalArgumentException where the key is anything else
     */
    public static EntryKey ofCaller(String scope, String key) {
        if (key.isEmpty() || key.length() > 255 || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("an idempotency key is 1 to 255 printable characters");
        }
        return new EntryKey("c:" + scope + "/" + key);
    }

    /** The due work that becomes entry {@code seq}. */
    public static EntryKey ofDue(long seq) {
        return new EntryKey("due:" + seq);
    }

    /** A step that follows from another entry, for example the arrival of a transfer. */
    public static EntryKey following(String step, Object cause) {
        return new EntryKey(step + ":" + cause);
    }

    @Override
    public String toString() {
        return value;
    }
}
