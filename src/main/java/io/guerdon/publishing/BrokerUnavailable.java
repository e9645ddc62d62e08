package io.guerdon.publishing;

/** The broker did not acknowledge. Publishing the same events again is harmless: they keep their ids. */
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was tried. */
    public BrokerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
