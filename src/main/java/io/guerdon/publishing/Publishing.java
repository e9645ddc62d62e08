package io.guerdon.publishing;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.CommitListener;
import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.SnapshotWriteBehind;
import io.guerdon.ledger.Snapshots;
import io.guerdon.ledger.Writer;
import io.guerdon.offline.Tickets;
import io.guerdon.prepaid.PlanTransfers;
import io.guerdon.transfer.Transfers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that follows a commit: relay, adoption of other writers, snapshots written behind, due work. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishingSettings.class)
class Publishing {
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private static final int MOST_UNWRITTEN_SNAPSHOTS = 50_000;

    /** Nobody keeps it before everything else is made, and a process that is adopted before it has begun would start again for ever. */
    @Bean
    Lease lease(Writers writers, Writer writer, PublishingSettings settings, Clock clock) {
        return Lease.register(writers, writer.id(), LONGEST_START, settings.lease(), clock.instant());
    }

    @Bean
    Neighbours neighbours(Writer writer, PublishingSettings settings, Clock clock) {
        return new Neighbours(writer.id(), settings.readLag(), clock);
    }

    @Bean
    EntryRing entryRing(PublishingSettings settings) {
        return new EntryRing(settings.kept());
    }

    /** Nothing is committed by a writer that is not registered: nobody would ever adopt it. */
    @Bean
    CommitListener relayFeed(EntryRing ring, Lease registered) {
        return (entry, _) -> {
            if (!registered.lost()) {
                ring.put(entry);
            }
        };
    }

    @Bean
    SnapshotWriteBehind snapshotWriteBehind(
            Journal journal, Accounts accounts, Snapshots snapshots, Writer writer, PublishingSettings settings) {
        var pace = new SnapshotWriteBehind.Pace(settings.snapshotAge(), MOST_UNWRITTEN_SNAPSHOTS);
        return new SnapshotWriteBehind(journal, accounts, snapshots, writer, pace);
    }

    @Bean
    PartnerFeed partnerFeed(PartnerJournal partners, PartnerFeed.Places places) {
        return new PartnerFeed(partners, places);
    }

    @Bean
    DueWork dueWork(
            Ledger ledger, Accounts accounts, Snapshots snapshots, Consumer<ChainId> deliveries, Tickets tickets) {
        return new DueWork(ledger, accounts, snapshots, tickets.beside(deliveries));
    }

    /** What members have sent to others and has not arrived. */
    @Bean
    Consumer<ChainId> deliveries(Transfers transfers, PlanTransfers plans) {
        Consumer<ChainId> points = transfers::deliver;
        return points.andThen(plans::deliver);
    }

    @Bean
    Dispatch dispatch(
            PartnerJournal partners, Neighbours neighbours, Broker broker, MeterRegistry meters, Clock clock) {
        var streams = new PartnerStreams(partners, clock, neighbours::known);
        return new Dispatch(streams, broker, meters.counter("guerdon.relay.published"));
    }

    @Bean
    Relay relay(Writer writer, Journal journal, EntryRing ring, Dispatch dispatch, Lease lease) {
        return new Relay(writer, journal, ring, dispatch, lease);
    }

    @Bean
    Gauge relayLag(Relay relay, MeterRegistry meters) {
        return Gauge.builder("guerdon.relay.lag", relay, Relay::lag)
                .description("entries of this process that are not published yet")
                .register(meters);
    }

    @Bean
    Finishing finishing(Journal journal, Dispatch dispatch, Accounts accounts, Snapshots snapshots, Clock clock) {
        return new Finishing(journal, dispatch, accounts, snapshots, clock);
    }

    @Bean
    Adoption.Care care(Writer writer, PublishingSettings settings, Clock clock) {
        return new Adoption.Care(writer.id(), settings.lease(), clock);
    }

    @Bean
    Adoption adoption(
            Writers writers, Finishing finishing, Neighbours neighbours, Adoption.Care care, MeterRegistry meters) {
        return new Adoption(writers, finishing, neighbours, care, meters.counter("guerdon.writers.adopted"));
    }

    @Bean
    PublishingLifecycle publishingLifecycle(
            Relay relay, Adoption adoption, SnapshotWriteBehind snapshots, DueWork dueWork, LeaseKeeper keeper) {
        return new PublishingLifecycle(relay, adoption, snapshots, dueWork, keeper);
    }

    @Bean
    LeaseKeeper leaseKeeper(Lease lease, SnapshotWriteBehind snapshots, Clock clock, ApplicationEventPublisher events) {
        return new LeaseKeeper(lease, snapshots, clock, events);
    }
}
