package io.guerdon.settlement;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.Concern;
import io.guerdon.publishing.InMemoryPartnerJournal;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Partners' streams that grow as a test has them grow. */
final class Recorder {
    static final ProgramId DEMO = new ProgramId("demo");

    final InMemoryPartnerJournal journal = new InMemoryPartnerJournal();
    /** Every event, as a model remembers it. */
    final List<Recorded> recorded = new ArrayList<>();

    private final Map<PartnerId, PartnerBatch.Start> ends = new HashMap<>();
    private long entries;

    record Recorded(String partner, long seq, Instant at, Tally amounts) {}

    static PartnerId partner(String name) {
        return new PartnerId(DEMO, new MerchantId(name));
    }

    void record(String partner, String at, Tally amounts) {
        record(partner, List.of(Instant.parse(at)), amounts);
    }

    /** A batch of events, each of the same amounts. */
    void record(String partner, List<Instant> times, Tally amounts) {
        PartnerId id = partner(partner);
        PartnerBatch.Start start = ends.getOrDefault(id, PartnerBatch.Start.of(id));
        List<Concern> concerns = times.stream()
                .map(at -> new Concern(
                        new EntryId("w", ++entries),
                        EntryKind.EARN,
                        new MemberId("mem_1"),
                        at,
                        Optional.empty(),
                        amounts))
                .toList();
        PartnerBatch batch = new PartnerBatch(start, "w", concerns, Map.of());
        if (!journal.append(batch)) {
            throw new AssertionError("nobody else writes");
        }
        batch.entries()
                .forEach(entry -> recorded.add(
                        new Recorded(partner, entry.seq(), entry.concern().recordedAt(), amounts)));
        ends.put(id, batch.entries().getLast().next());
    }
}
