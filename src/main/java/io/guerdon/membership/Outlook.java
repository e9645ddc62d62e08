package io.guerdon.membership;

import java.util.Optional;

/**
 * What happens when the period is over.
 *
 * @param course whether there is a next
 * @param next what it is in, where that is something else
 */
public record Outlook(Course course, Optional<MembershipTerms> next) {
    /** Whether a membership goes on. */
    public enum Course {
        GOES_ON,
        /** It was cancelled. */
        ENDS
    }

    static final Outlook GOES_ON = new Outlook(Course.GOES_ON, Optional.empty());
    static final Outlook ENDS = new Outlook(Course.ENDS, Optional.empty());

    boolean ends() {
        return course == Course.ENDS;
    }
}
