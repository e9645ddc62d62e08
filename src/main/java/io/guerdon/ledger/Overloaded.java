package io.guerdon.ledger;

/** More is waiting than may wait. Nothing was done; the caller may try again. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says which bound was reached. */
    public Overloaded(String message) {
        super(message, null, false, false);
    }
}
