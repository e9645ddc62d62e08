package io.guerdon.program;

import io.guerdon.program.Revision.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All revisions of a program. In force at an instant is the latest one whose time had come by then: a later one replaces what was
 * scheduled before it, and, as none is ever published for the past, what was in force at an instant stays so for ever.
 *
 * @param all in the order of their numbers, from 1 without gaps
 */
public record Revisions(List<Revision> all) {
    public Revisions {
        all = List.copyOf(all);
        for (int place = 0; place < all.size(); place++) {
            if (all.get(place).number() != place + 1) {
                throw new IllegalArgumentException("revisions are numbered from 1 without gaps");
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a program has a first revision");
        }
    }

    /** The one in force at an instant; before the first one's time it is the first. */
    public Revision inForce(Instant at) {
        for (Revision revision : all.reversed()) {
            if (!revision.effectiveAt().isAfter(at)) {
                return revision;
            }
        }
        return all.getFirst();
    }

    /** The one published last. */
    public Revision latest() {
        return all.getLast();
    }

    /** The one with a number. */
    public Optional<Revision> numbered(int number) {
        return number >= 1 && number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
    }

    /** The one that a request published. */
    public Optional<Revision> publishedBy(String request) {
        return all.stream()
                .filter(revision -> revision.origin().request().equals(request))
                .findFirst();
    }

    /** What one of these is at an instant. */
    public State state(Revision revision, Instant at) {
        if (revision.equals(inForce(at))) {
            return State.IN_FORCE;
        }
        boolean comes = revision.effectiveAt().isAfter(at)
                && all.subList(revision.number(), all.size()).stream()
                        .noneMatch(later -> !later.effectiveAt().isAfter(revision.effectiveAt()));
        return comes ? State.SCHEDULED : State.REPLACED;
    }
}
