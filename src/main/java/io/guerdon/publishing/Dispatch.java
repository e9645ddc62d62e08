package io.guerdon.publishing;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.SealedEntry;
import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes entries of one writer: folds them into the partners' streams, then hands members' and partners' events to the
 * broker. Doing it again does no harm: the streams stay as they are and the events keep their ids.
 */
final class Dispatch {
    private final PartnerStreams partners;
    private final Broker broker;
    private final Counter published;

    Dispatch(PartnerStreams partners, Broker broker, Counter published) {
        this.partners = partners;
        this.broker = broker;
        this.published = published;
    }

    /**
     * Publishes and waits for the acknowledgement.
     *
     * @param entries in the writer's order
     * @param missing numbers that were not in the journal, of a writer that may only be paused
     */
    void send(String writer, List<SealedEntry> entries, Collection<Long> missing) {
        List<Event> events = new ArrayList<>(entries.size() * 2);
        Map<PartnerId, List<Concern>> concerned = new LinkedHashMap<>();
        for (SealedEntry sealed : entries) {
            Entry entry = sealed.entry();
            OwnerEvents.of(entry).ifPresent(events::add);
            TierEvents.of(entry).ifPresent(events::add);
            events.addAll(ChargeEvents.of(entry));
            events.addAll(PlanEvents.of(entry));
            events.addAll(CreditEvents.of(entry));
            Concerns.of(entry)
                    .forEach((partner, concern) -> concerned
                            .computeIfAbsent(partner, _ -> new ArrayList<>())
                            .add(concern));
        }
        partners.fold(writer, concerned, missing)
                .values()
                .forEach(folded -> folded.forEach(entry -> events.add(PartnerEvents.of(entry))));
        if (!events.isEmpty()) {
            broker.publish(events);
        }
        published.increment(entries.size());
    }
}
