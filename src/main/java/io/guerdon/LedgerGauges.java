package io.guerdon;

import io.guerdon.ledger.Commits;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Snapshots;
import io.guerdon.ledger.Tallies;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows how busy the ledger is. */
@Configuration(proxyBeanMethods = false)
class LedgerGauges {
    @Bean
    MeterBinder ledgerMeters(Ledger ledger, Commits commits, Snapshots snapshots, GuerdonProperties properties) {
        return registry -> {
            Gauge.builder("guerdon.ledger.waiting", commits, Commits::waiting).register(registry);
            Gauge.builder("guerdon.ledger.parked", snapshots, Snapshots::parked).register(registry);
            Gauge.builder("guerdon.ledger.capacity", properties, p -> p.ledger().capacity())
                    .register(registry);
            count(registry, "guerdon.ledger.conflicts", ledger, Tallies::conflicts);
            count(registry, "guerdon.ledger.replays", ledger, Tallies::replays);
            count(registry, "guerdon.ledger.refusals", ledger, Tallies::refusals);
        };
    }

    private static void count(
            MeterRegistry registry, String name, Ledger ledger, java.util.function.ToLongFunction<Tallies> value) {
        FunctionCounter.builder(name, ledger, from -> value.applyAsLong(from.tallies()))
                .register(registry);
    }
}
