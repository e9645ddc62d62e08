package io.guerdon;

import io.guerdon.conversion.Conversions;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Conversion of partners' own currencies over the ledger. */
@Configuration(proxyBeanMethods = false)
class ConversionConfiguration {
    @Bean
    Conversions conversions(Ledger ledger, Accounts accounts, Journal journal) {
        return new Conversions(ledger, accounts, journal);
    }
}
