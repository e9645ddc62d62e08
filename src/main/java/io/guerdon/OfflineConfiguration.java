package io.guerdon;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.offline.Allowances;
import io.guerdon.offline.OfflineTills;
import io.guerdon.offline.Tickets;
import io.guerdon.program.Programs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tills that may be offline, over the ledger. */
@Configuration(proxyBeanMethods = false)
class OfflineConfiguration {
    @Bean
    OfflineTills offlineTills(Ledger ledger, Journal journal) {
        return new OfflineTills(ledger, journal);
    }

    @Bean
    Allowances allowances(Journal journal) {
        return new Allowances(journal);
    }

    @Bean
    Tickets tickets(Ledger ledger, Accounts accounts, Journal journal, Programs programs) {
        return new Tickets(ledger, accounts, journal, programs);
    }
}
