package io.guerdon.publishing;

import io.guerdon.ledger.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The other writers, as last seen. A process that is alone need not ask the journal whether somebody else wrote to an account;
 * one that has company, or does not know, must.
 */
public final class Neighbours implements Accounts.Freshness {
    private static final Duration ALONE = Duration.ofDays(1);
    private static final Duration NEWS_LAST = Duration.ofSeconds(5);

    private final String self;
    private final Duration inCompany;
    private final Clock clock;
    private volatile Sight sight = new Sight(Instant.EPOCH, Set.of(), Set.of());

    /**
     * Has seen nobody yet.
     *
     * @param self this process's writer
     * @param inCompany how far a read may be behind where others write too
     */
    Neighbours(String self, Duration inCompany, Clock clock) {
        this.self = self;
        this.inCompany = inCompany;
        this.clock = clock;
    }

    void saw(List<Registration> all, Instant now) {
        Set<String> writing = ids(all.stream()
                .filter(writer -> !writer.closed() && !writer.id().equals(self))
                .toList());
        sight = new Sight(now, ids(all), writing);
    }

    @Override
    public Duration bound() {
        Sight last = sight;
        boolean stale = last.at.plus(NEWS_LAST).isBefore(clock.instant());
        return stale || !last.writing.isEmpty() ? inCompany : ALONE;
    }

    /** Whether a writer may still come back; everybody may where nothing was seen. */
    boolean known(String writer) {
        Sight last = sight;
        return last.at.equals(Instant.EPOCH) || last.known.contains(writer);
    }

    private static Set<String> ids(Collection<Registration> writers) {
        return writers.stream().map(Registration::id).collect(Collectors.toUnmodifiableSet());
    }

    private record Sight(Instant at, Set<String> known, Set<String> writing) {}
}
