package io.guerdon;

import io.guerdon.credit.CreditLines;
import io.guerdon.credit.CreditWarnings;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lines of credit over the ledger. */
@Configuration(proxyBeanMethods = false)
class CreditConfiguration {
    @Bean
    CreditLines creditLines(Ledger ledger, Accounts accounts, Journal journal) {
        return new CreditLines(ledger, accounts, journal);
    }

    @Bean
    CreditWarnings creditWarnings() {
        return new CreditWarnings();
    }
}
