package io.guerdon;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.program.Programs;
import io.guerdon.rebate.Beginnings;
import io.guerdon.rebate.RebateAgreements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rebates, and what of them follows from entries. */
@Configuration(proxyBeanMethods = false)
class RebateConfiguration {
    @Bean
    Beginnings beginnings(Programs programs) {
        return new Beginnings(programs);
    }

    @Bean
    RebateAgreements rebateAgreements(Ledger ledger, Accounts accounts, Journal journal, Beginnings beginnings) {
        return new RebateAgreements(ledger, accounts, journal, beginnings);
    }
}
