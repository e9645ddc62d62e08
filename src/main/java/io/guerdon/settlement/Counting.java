package io.guerdon.settlement;

import io.guerdon.program.Merchant;
import io.guerdon.program.Revisions;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Counts where partners stand at the end of a period. */
final class Counting {
    /** What was recorded in a period usually stands in the streams before what was recorded so long after it. */
    private static final Duration LATEST = Duration.ofHours(1);

    private final ProgramId program;
    private final Streams streams;

    Counting(ProgramId program, PartnerJournal journal) {
        this.program = program;
        this.streams = new Streams(journal);
    }

    /** How much of a stream is looked at for what was recorded before a period's end. */
    enum Reach {
        /** As far as it usually is. */
        USUAL {
            @Override
            long through(Streams streams, PartnerId partner, Instant end) {
                return streams.before(partner, end.plus(LATEST));
            }
        },
        /** All there is. */
        WHOLE {
            @Override
            long through(Streams streams, PartnerId partner, Instant end) {
                return streams.last(partner);
            }
        };

        abstract long through(Streams streams, PartnerId partner, Instant end);
    }

    /** Whoever takes part, ever did, or stood somewhere before. */
    static Set<MerchantId> everybody(Revisions revisions, Optional<Settlement> before) {
        Set<MerchantId> all = new TreeSet<>(Comparator.comparing(MerchantId::value));
        all.add(MerchantId.HOUSE);
        revisions
                .all()
                .forEach(revision -> revision.program().merchants().stream()
                        .map(Merchant::id)
                        .forEach(all::add));
        before.ifPresent(settlement ->
                settlement.positions().stream().map(Position::partner).forEach(all::add));
        return all;
    }

    /** When the first of all events was recorded. */
    Optional<Instant> beginning(Collection<MerchantId> partners) {
        return partners.stream()
                .flatMap(partner -> streams.beginning(id(partner)).stream())
                .min(Comparator.naturalOrder());
    }

    /**
     * Where partners stand at a period's end, and what is settled by that; whoever has had no event stands nowhere.
     *
     * @param before where they stood at the end of the period before
     */
    List<Position> positions(Collection<MerchantId> partners, Period period, List<Position> before, Reach reach) {
        List<Position> exact = partners.stream()
                .map(partner -> position(Position.of(before, partner), period, reach))
                .filter(position -> position.through() > 0 || position.partner().equals(MerchantId.HOUSE))
                .toList();
        return Clearing.settle(exact, before);
    }

    private Position position(Position before, Period period, Reach reach) {
        PartnerId id = id(before.partner());
        long through = Math.max(before.through(), reach.through(streams, id, period.end()));
        Tally totals = streams.recordedBefore(id, through, period.end());
        return new Position(before.partner(), through, totals, BigInteger.ZERO, BigInteger.ZERO);
    }

    private PartnerId id(MerchantId partner) {
        return new PartnerId(program, partner);
    }
}
