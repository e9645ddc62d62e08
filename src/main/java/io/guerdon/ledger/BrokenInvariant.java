package io.guerdon.ledger;

/** A chain does not add up. The account is parked: reads yes, writes no; an operator has to look at it. */
public final class BrokenInvariant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what does not add up. */
    public BrokenInvariant(String message) {
        super(message);
    }
}
