package io.guerdon.settlement;

import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerEntry;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Adds up a partner's events one by one, by the period they were recorded in and by the one they were settled in. */
final class StreamCount {
    private final List<Settlement> settlements;
    private final MerchantId partner;
    private final Tally[] recorded;
    private final Tally[] settled;
    private Optional<String> fault = Optional.empty();

    private StreamCount(List<Settlement> settlements, MerchantId partner) {
        this.settlements = settlements;
        this.partner = partner;
        this.recorded = nothing(settlements.size());
        this.settled = nothing(settlements.size());
    }

    private static Tally[] nothing(int periods) {
        Tally[] tallies = new Tally[periods];
        Arrays.fill(tallies, Tally.ZERO);
        return tallies;
    }

    static StreamCount of(PartnerJournal journal, List<Settlement> settlements, MerchantId partner) {
        PartnerId id = new PartnerId(settlements.getFirst().program(), partner);
        StreamCount count = new StreamCount(settlements, partner);
        PartnerBatch.Start[] expected = {PartnerBatch.Start.of(id)};
        new Streams(journal).batches(id, 1).forEach(batch -> {
            count.link(expected[0], batch.start());
            List<PartnerEntry> entries = batch.entries();
            entries.forEach(count::add);
            expected[0] = entries.getLast().next();
        });
        return count;
    }

    private void link(PartnerBatch.Start expected, PartnerBatch.Start start) {
        boolean follows = start.first() == expected.first()
                && start.prev().equals(expected.prev())
                && start.totals().equals(expected.totals());
        if (!follows && fault.isEmpty()) {
            fault = Optional.of("event " + start.first() + " does not follow the events before it");
        }
    }

    private void add(PartnerEntry entry) {
        Instant at = entry.concern().recordedAt();
        for (int place = 0; place < settlements.size(); place++) {
            if (at.isBefore(settlements.get(place).period().end())) {
                add(recorded, place, entry);
                addSettled(place, entry);
                return;
            }
        }
    }

    /** What came late was settled in the first period that was closed after it had come. */
    private void addSettled(int first, PartnerEntry entry) {
        for (int place = first; place < settlements.size(); place++) {
            if (entry.seq() <= settlements.get(place).position(partner).through()) {
                add(settled, place, entry);
                return;
            }
        }
    }

    private static void add(Tally[] tallies, int place, PartnerEntry entry) {
        tallies[place] = tallies[place].plus(entry.concern().amounts());
    }

    /** Where the stream does not follow from itself, if it does not. */
    Optional<String> fault() {
        return fault;
    }

    /** What its events come to that were recorded in a period. */
    Tally recorded(int place) {
        return recorded[place];
    }

    /** What its events come to that were settled up to a period. */
    Tally counted(int place) {
        return Arrays.stream(settled, 0, place + 1).reduce(Tally.ZERO, Tally::plus);
    }
}
