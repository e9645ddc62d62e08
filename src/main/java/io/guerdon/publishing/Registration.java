package io.guerdon.publishing;

import java.time.Instant;

/**
 * A writer as all processes know it. Each change raises the version by one and goes in only over the version before it.
 *
 * @param id of the writer
 * @param version of this document, from 1
 * @param tenure who looks after it
 * @param published how far its entries are published
 * @param snapshotted every entry up to this number is contained in a snapshot
 */
public record Registration(String id, long version, Tenure tenure, Mark published, long snapshotted) {

    /** Where a writer stands. */
    public enum Standing {
        /** Writes, and publishes for itself. */
        LIVE,
        /** Its process let it go; another one finishes its work. */
        ADOPTING,
        /** All its work is done. */
        CLOSED
    }

    /**
     * Who looks after a writer, and until when nobody else may.
     *
     * @param standing where the writer stands
     * @param owner the process: the writer's own, or the one that adopted it
     * @param until when the lease lapses; of a closed writer, when it was closed
     */
    public record Tenure(Standing standing, String owner, Instant until) {}

    /** A new writer under its own process. */
    public static Registration live(String id, Instant until) {
        return new Registration(id, 1, new Tenure(Standing.LIVE, id, until), Mark.NONE, 0);
    }

    /** Whether another process may take it. */
    public boolean lapsed(Instant now) {
        return tenure.standing() != Standing.CLOSED && tenure.until().isBefore(now);
    }

    /** Whether it was closed. */
    public boolean closed() {
        return tenure.standing() == Standing.CLOSED;
    }

    /** The next version with another tenure. */
    public Registration held(Tenure next) {
        return new Registration(id, version + 1, next, published, snapshotted);
    }

    /** The next version with the same owner, a later lease and more done. */
    public Registration renewed(Instant until, Mark nowPublished, long nowSnapshotted) {
        Tenure next = new Tenure(tenure.standing(), tenure.owner(), until);
        return new Registration(id, version + 1, next, nowPublished, Math.max(snapshotted, nowSnapshotted));
    }
}
