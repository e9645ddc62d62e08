package io.guerdon.program;

import java.time.Instant;

/**
 * A program's settings and from when on they are meant to be in force.
 *
 * @param program the settings, under their number
 * @param effectiveAt first instant
 * @param origin how it came about
 */
public record Revision(Program program, Instant effectiveAt, Origin origin) {

    /**
     * How a revision came about.
     *
     * @param publishedAt when
     * @param publishedBy credential of whoever published it, empty for whoever founded the program
     * @param request names the request that published it, so that a repeat publishes nothing
     * @param asked the effective time that request asked for, as it was worded; empty for none
     */
    public record Origin(Instant publishedAt, String publishedBy, String request, String asked) {
        /** Of settings that were there from the beginning. */
        public static final Origin FOUNDED = new Origin(Instant.EPOCH, "", "", "");
    }

    /** Settings that have been in force since ever, unless later ones are. */
    public static Revision founding(Program program) {
        return new Revision(program, Instant.EPOCH, Origin.FOUNDED);
    }

    /** Its number. */
    public int number() {
        return program.revision();
    }

    /** What a revision is at some instant. */
    public enum State {
        /** Its time has not come. */
        SCHEDULED,
        IN_FORCE,
        /** It was in force, or a later one was published before its time came. */
        REPLACED
    }
}
