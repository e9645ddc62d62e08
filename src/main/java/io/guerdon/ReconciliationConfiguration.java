package io.guerdon;

import io.guerdon.correction.Adjustments;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.reconciliation.ReconciliationSettings;
import io.guerdon.reconciliation.ReconciliationStore;
import io.guerdon.reconciliation.Reconciliations;
import io.guerdon.reconciliation.Resolutions;
import io.guerdon.reconciliation.Runner;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reconciliations with partners, and how what they find is resolved. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconciliationSettings.class)
class ReconciliationConfiguration {
    /** By the machine's time, also where programs have one of their own: it tells who is still at work. */
    @Bean
    Reconciliations reconciliations(
            ReconciliationStore store, PartnerJournal journal, ReconciliationSettings settings) {
        Clock clock = Clock.systemUTC();
        return new Reconciliations(store, new Runner(store, journal, settings, clock), settings, clock);
    }

    @Bean
    Resolutions resolutions(ReconciliationStore store, Adjustments adjustments) {
        return new Resolutions(store, adjustments, Clock.systemUTC());
    }
}
