package io.guerdon.access;

/**
 * A new key with its secret, the only time it is shown.
 *
 * @param key as it is kept
 * @param text what the caller sends as bearer
 */
public record IssuedKey(Key key, String text) {
    /** Logs never carry the secret. */
    @Override
    public String toString() {
        return "IssuedKey[" + key.id() + "]";
    }
}
