package io.guerdon.reconciliation;

/** A line of an upload that cannot be read as the partner said its lines are; nothing of the upload is kept. */
final class UnreadableLine extends Exception {
    private static final long serialVersionUID = 1L;

    private final long line;

    UnreadableLine(long line, String why) {
        super(why);
        this.line = line;
    }

    ReconciliationRefusal refusal() {
        return new ReconciliationRefusal.LineUnreadable(line, String.valueOf(getMessage()));
    }
}
