package io.guerdon;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.payment.Charges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Charges over the ledger. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {
    @Bean
    Charges charges(Ledger ledger, Accounts accounts, Journal journal) {
        return new Charges(ledger, accounts, journal);
    }
}
