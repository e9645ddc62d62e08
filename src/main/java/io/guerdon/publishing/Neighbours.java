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
 * The other writers, as last seen. A process that is alone need not ask the journal whether somebody else wrote to an account
 * since it was left alone; one that has company, or does not know, must.
 */
public final class Neighbours implements Accounts.Freshness {
    private static final Duration ALONE = Duration.ofDays(1);
    /** How long a sight counts; a state must have been known for so much less than this process is alone, as clocks are moved. */
    private static final Duration NEWS_LAST = Duration.ofSeconds(5);

    private final String self;
    private final Duration inCompany;
    private final Clock clock;
    private volatile Sight sight = new Sight(Instant.EPOCH, Set.of(), Set.of(), Instant.EPOCH);

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
        Sight last = sight;
        Set<String> known = ids(all);
        boolean wasAlone = !last.isOld(now) && last.writing.isEmpty() && last.known.containsAll(known);
        // Whoever has gone may have written until the moment before it was looked for.
        Instant aloneSince = wasAlone && writing.isEmpty() ? last.aloneSince : clock.instant();
        sight = new Sight(now, known, writing, aloneSince);
    }

    /** What was known before this process was alone may lack what others wrote then, so it is looked at once more. */
    @Override
    public Duration bound() {
        Sight last = sight;
        Instant now = clock.instant();
        if (last.isOld(now) || !last.writing.isEmpty()) {
            return inCompany;
        }
        Duration alone = Duration.between(last.aloneSince, now).minus(NEWS_LAST);
        return longer(inCompany, alone.compareTo(ALONE) > 0 ? ALONE : alone);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Whether a writer may still come back; everybody may where nothing was seen of late. */
    boolean known(String writer) {
        Sight last = sight;
        return last.at.plus(NEWS_LAST).isBefore(clock.instant()) || last.known.contains(writer);
    }

    private static Set<String> ids(Collection<Registration> writers) {
        return writers.stream().map(Registration::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What was seen.
     *
     * @param known writers, closed or not
     * @param writing the others who may write
     * @param aloneSince when nobody else wrote any more
     */
    private record Sight(Instant at, Set<String> known, Set<String> writing, Instant aloneSince) {
        boolean isOld(Instant now) {
            return at.plus(NEWS_LAST).isBefore(now);
        }
    }
}
