package io.guerdon.ledger;

/**
 * Who did it. Absent parts are empty.
 *
 * @param credential id of the key or token, never the key itself
 * @param merchant where it happened
 * @param store of the merchant
 * @param terminal of the store
 * @param reason as given by an operator
 */
public record Actor(String credential, String merchant, String store, String terminal, String reason) {
    /** The engine itself: due work and the arrival of transfers. */
    public static final Actor ENGINE = new Actor("engine", "", "", "", "");

    /** The same actor with a reason. */
    public Actor because(String given) {
        return new Actor(credential, merchant, store, terminal, given);
    }

    /** The same actor at a merchant's till. */
    public Actor at(String atMerchant, String atStore, String atTerminal) {
        return new Actor(credential, atMerchant, atStore, atTerminal, reason);
    }
}
