package io.guerdon.ledger;

/** The store did not answer. What was asked of it may have happened or not. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was tried. */
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
