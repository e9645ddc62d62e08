package io.guerdon;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.pack.Packs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Points that partners pay for in advance, over the ledger. */
@Configuration(proxyBeanMethods = false)
class PackConfiguration {
    @Bean
    Packs packs(Ledger ledger, Accounts accounts, Journal journal) {
        return new Packs(ledger, accounts, journal);
    }
}
