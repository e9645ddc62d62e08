package io.guerdon;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.program.Programs;
import io.guerdon.storedvalue.TopUps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stored value over the ledger. */
@Configuration(proxyBeanMethods = false)
class StoredValueConfiguration {
    @Bean
    TopUps topUps(Ledger ledger, Accounts accounts, Journal journal, Programs programs) {
        return new TopUps(ledger, accounts, journal, programs);
    }
}
